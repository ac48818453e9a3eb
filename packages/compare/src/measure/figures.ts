import { join } from "node:path";
import type { Figure, Subject } from "../measurements/format";
import { root } from "./root";

/** The two products. */
export const apps = ["pages-auth0", "app-clerk"] as const;
export type AppName = (typeof apps)[number];

/** The product that a subject is, or is the baseline of. */
const productOf = (subject: Subject): AppName =>
  subject === "pages-auth0" || subject === "baseline-pages-auth0" ? "pages-auth0" : "app-clerk";

/** Where a subject's code is. */
export function folderOf(subject: Subject): string {
  const product = productOf(subject);
  return join(root, subject === product ? "apps" : "packages/compare/baselines", product);
}

type Counted = Pick<Figure, "id" | "group" | "label" | "unit" | "conditions">;

/** A figure that is counted once for each of some subjects. Fewer of it are better. */
export function exactFigure<Of extends Subject>({
  of,
  read,
  ...counted
}: Counted & { of: readonly Of[]; read: (subject: Of) => number }): Figure {
  const samples = Object.fromEntries(of.map((subject) => [subject, [read(subject)]]));
  return { ...counted, better: "lower", exact: true, samples };
}
