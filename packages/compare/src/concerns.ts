import type { Concern } from "./concern";
import { dataConcerns } from "./concerns/data";
import { navigationConcerns } from "./concerns/navigation";
import { renderingConcerns } from "./concerns/rendering";
import { sessionConcerns } from "./concerns/session";

export type { App, Concern } from "./concern";

/** Every concern, once. README's table, the pages of the site and the count of lines are made from it. */
export const concerns: readonly Concern[] = [
  ...dataConcerns,
  ...sessionConcerns,
  ...renderingConcerns,
  ...navigationConcerns,
];
