/** Whether an entry names a path: a folder's ends with a slash. */
export function covers(entry: string, path: string): boolean {
  return entry.endsWith("/") ? path.startsWith(entry) : path === entry;
}

/** The entry that has a path: the longest of those that cover it. */
export function owner(entries: readonly string[], path: string): string | undefined {
  return entries
    .filter((entry) => covers(entry, path))
    .reduce<string | undefined>(
      (longest, entry) => (longest === undefined || entry.length > longest.length ? entry : longest),
      undefined,
    );
}
