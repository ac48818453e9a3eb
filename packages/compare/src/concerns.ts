import type { Concern } from "./concern.ts";
import { dataConcerns } from "./concerns/data.ts";
import { navigationConcerns } from "./concerns/navigation.ts";
import { renderingConcerns } from "./concerns/rendering.ts";
import { sessionConcerns } from "./concerns/session.ts";

export type { App, Concern } from "./concern.ts";

/** Every concern, once. README's table, the pages of the site and the count of lines are made from it. */
export const concerns: readonly Concern[] = [
  ...dataConcerns,
  ...sessionConcerns,
  ...renderingConcerns,
  ...navigationConcerns,
];
