/** The two apps, by the names of their folders. */
export const apps = ["pages-auth0", "app-clerk"] as const;
export type App = (typeof apps)[number];

/**
 * One question that every app of this kind must answer, and where each of the two answers it.
 *
 * A path is relative to the root of its field and names a file, or, with a slash at its end, a folder. Where two
 * entries cover a file, the longer one has it.
 */
export interface Concern {
  /** Stable: part of the page's address. */
  readonly id: string;
  /** In the field's words: what somebody would search for. */
  readonly name: string;
  readonly area: "Session" | "Data" | "Rendering" | "Navigation" | "Frame" | "Delivery";
  /** One sentence: what it is. */
  readonly what: string;
  /** One sentence: what differs, and why. */
  readonly differs: string;
  /** Below `apps/pages-auth0/src`. */
  readonly pagesAuth0: readonly string[];
  /** Below `apps/app-clerk/src`. */
  readonly appClerk: readonly string[];
  /** Below the repository's root: what both apps use for it. */
  readonly shared: readonly string[];
  /** Below `packages/e2e/src`. */
  readonly journeys: readonly string[];
  /** Below the repository's root. */
  readonly unitTests: readonly string[];
}
