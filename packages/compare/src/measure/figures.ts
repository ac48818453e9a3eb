import type { Figure } from "../measurements/format";

/** The two products. */
export const apps = ["pages-auth0", "app-clerk"] as const;
export type AppName = (typeof apps)[number];

type Counted = Pick<Figure, "id" | "group" | "label" | "unit" | "conditions">;

/** A figure that is counted once for each app. Fewer of it are better. */
export function exactFigure({ read, ...counted }: Counted & { read: (app: AppName) => number }): Figure {
  const samples = Object.fromEntries(apps.map((app) => [app, [read(app)]]));
  return { ...counted, better: "lower", exact: true, samples };
}
