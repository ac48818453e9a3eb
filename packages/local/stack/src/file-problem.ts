const remedies: Readonly<Record<string, string>> = {
  EACCES:
    "You may not write there. Is it somebody else's, as after a run with sudo? Take it back with chown.",
  EPERM: "You may not write there. Is it somebody else's, as after a run with sudo? Take it back with chown.",
  EROFS: "That is on a disk that is read-only. Move the checkout to one that can be written.",
  ENOSPC: "The disk is full. Free some space on it and start again.",
  ENOTDIR: "A file is in the way of a folder. Move it away and start again.",
};

/** What the system says of a file that cannot be read or written, and what to do; undefined for any other error. */
export function describeFileProblem(error: unknown): string | undefined {
  if (!(error instanceof Error)) return undefined;
  const { code, path } = error as NodeJS.ErrnoException;
  const remedy = path === undefined || code === undefined ? undefined : remedies[code];
  return remedy && `${error.message}\n${remedy}`;
}
