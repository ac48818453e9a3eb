import type { App, Concern } from "../concern";
import { owner } from "./covers";

/** The entries of a concern in one app. */
export const entriesOf = (concern: Concern, app: App): readonly string[] =>
  app === "pages-auth0" ? concern.pagesAuth0 : concern.appClerk;

/**
 * Which concerns a source file of an app belongs to: exactly one, where the list of concerns is right.
 *
 * @param path below the app's `src`
 */
export function concernsOf(concerns: readonly Concern[], app: App, path: string): Concern[] {
  const entry = owner(
    concerns.flatMap((concern) => entriesOf(concern, app)),
    path,
  );
  return entry === undefined ? [] : concerns.filter((concern) => entriesOf(concern, app).includes(entry));
}

/** The files of a concern in one app, in the order of their paths. */
export function filesOf(
  concerns: readonly Concern[],
  concern: Concern,
  app: App,
  paths: readonly string[],
): string[] {
  return paths.filter((path) => concernsOf(concerns, app, path).includes(concern)).sort();
}
