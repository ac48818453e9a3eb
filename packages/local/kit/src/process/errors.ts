const goneCodes = new Set(["ENOENT", "ESRCH"]);
const deniedCodes = new Set(["EACCES", "EPERM"]);

/** The `code` of a Node error ("ENOENT"), or undefined. */
export function errorCode(error: unknown): string | undefined {
  return error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : undefined;
}

/** True when there is no such file or process, or no longer. */
export function isGone(error: unknown): boolean {
  return goneCodes.has(errorCode(error) ?? "");
}

/** True for the errors of looking into what belongs to another user. */
export function isDenied(error: unknown): boolean {
  return deniedCodes.has(errorCode(error) ?? "");
}
