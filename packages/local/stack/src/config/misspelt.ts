import { serviceEntries } from "./services/index";

const known = serviceEntries.flatMap(([, { variables, localOnly = [] }]) =>
  [...variables, ...localOnly].map(({ name }) => name),
);

/**
 * Names that are nearly those of a service's variables, in words: nobody reads them, and without a word the local
 * service would stand in for the real one that somebody meant.
 */
export function misspelt(names: readonly string[]): string[] {
  return names.flatMap((name) => {
    if (known.includes(name)) return [];
    const meant = known.find((each) => isNearly(name, each));
    return meant === undefined ? [] : [`${name} is read by nobody here. Is ${meant} meant?`];
  });
}

/** More slips than this in one name are another name. */
const SLIPS = 2;

/** Whether two names differ by how they are written, by the prefix of what browsers get, or by a slip or two. */
function isNearly(name: string, other: string): boolean {
  const [a, b] = [bare(name), bare(other)];
  return a === b || distance(a, b) <= SLIPS;
}

const bare = (name: string) =>
  name
    .toUpperCase()
    .replace(/^NEXT_PUBLIC_/, "")
    .replaceAll(/[^A-Z0-9]/g, "");

/** How many letters must be added, removed or replaced to make one text the other (Levenshtein). */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (const [i, letter] of a.split("").entries()) {
    const next = [i + 1];
    for (const [j, other] of b.split("").entries()) {
      const replaced = (row[j] ?? 0) + (letter === other ? 0 : 1);
      next.push(Math.min(replaced, (row[j + 1] ?? 0) + 1, (next[j] ?? 0) + 1));
    }
    row = next;
  }
  return row[b.length] ?? 0;
}
