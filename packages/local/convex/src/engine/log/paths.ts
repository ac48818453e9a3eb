import path from "node:path";

/** The log of a state folder. */
export function logOf(stateDir: string): string {
  return path.join(stateDir, "convex.log");
}

/** Where a log is written that is to take the place of this one. */
export function draftOf(log: string): string {
  return `${log}.new`;
}

/** Where it is noted how long a log is. */
export function markOf(log: string): string {
  return `${log}.end`;
}
