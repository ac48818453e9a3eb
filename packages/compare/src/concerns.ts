import type { Concern } from "./concern.ts";
import { dataConcerns } from "./concerns/data.ts";
import { deliveryConcerns } from "./concerns/delivery.ts";
import { navigationConcerns } from "./concerns/navigation.ts";
import { renderingConcerns } from "./concerns/rendering.ts";
import { sessionConcerns } from "./concerns/session.ts";

export type { App, Concern } from "./concern.ts";

/** Every concern, once. The pages of the site are made from it. */
export const concerns: readonly Concern[] = [
  ...dataConcerns,
  ...sessionConcerns,
  ...renderingConcerns,
  ...navigationConcerns,
  ...deliveryConcerns,
];

/** Those for which an app has source of its own. README's table and the count of lines are made from it. */
export const concernsWithSource: readonly Concern[] = concerns.filter(
  ({ pagesAuth0, appClerk }) => pagesAuth0.length + appClerk.length > 0,
);
