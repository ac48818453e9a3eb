/** What a name in this house can belong to: one of the apps, or both of them together. */
export type Part = AppName | "both";

export type AppName = keyof typeof apps;

/** The apps, each with the names that its folders and files have: its own and its identity provider's. */
export const apps = {
  "pages-auth0": ["pages-auth0", "auth0"],
  "app-clerk": ["app-clerk", "clerk"],
} as const;

/** What is there because there are two apps: what compares them, what needs both, and this package. */
const ofBoth = ["both", "compare", "comparison", "keep"];

export const appNames = Object.keys(apps) as readonly AppName[];

export const parts: readonly Part[] = [...appNames, "both"];

/** The parts that a starter with one app does not have. */
export function goneParts(kept: AppName): readonly Part[] {
  return parts.filter((part) => part !== kept);
}

/**
 * The part that a file belongs to by its path: by the name of a folder or of the file itself, as in
 * `auth0/keys.ts`, `auth0.test.ts`, `auth0-session.ts` and `plan.both.test.ts`. Undefined for what every starter needs.
 * A file that belongs to several belongs to `both`.
 */
export function partOf(path: string): Part | undefined {
  // A picture of both is what each of them looks like.
  const segments = path.split("/").filter((segment) => segment !== "both" || !path.endsWith(".png"));
  const found = new Set(segments.flatMap((segment) => partOfName(segment) ?? []));
  return found.size > 1 ? "both" : [...found][0];
}

function partOfName(segment: string): Part | undefined {
  const [stem = "", ...rest] = segment.split(".");
  const named = (names: readonly string[]): boolean =>
    names.some((name) => stem === name || stem.startsWith(`${name}-`) || rest.slice(0, -1).includes(name));
  if (named(ofBoth)) return "both";
  return appNames.find((app) => named(apps[app]));
}
