const goneCodes = new Set(["ENOENT", "ESRCH"]);
const deniedCodes = new Set(["EACCES", "EPERM"]);

/** True for the errors of reading or signalling a process that has ended meanwhile. */
export function isGone(error: unknown): boolean {
  return hasCode(error, goneCodes);
}

/** True for the errors of looking into a process of another user. */
export function isDenied(error: unknown): boolean {
  return hasCode(error, deniedCodes);
}

function hasCode(error: unknown, codes: ReadonlySet<string>): boolean {
  return error instanceof Error && "code" in error && typeof error.code === "string" && codes.has(error.code);
}
