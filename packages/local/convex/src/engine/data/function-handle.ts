export const HANDLE_PREFIX = "function://";

/** Between a handle's component and its path; handles of the app's own functions have their path alone. */
export const HANDLE_SEPARATOR = ";";

const HANDLE = /^function:\/\/(?:[^:;]+;)?[^:;]+:[^:;]+$/;

/** Whether a value has the form of a function handle. Its function may be gone: a push can take it away. */
export function isFunctionHandle(value: unknown): boolean {
  return typeof value === "string" && HANDLE.test(value);
}

/** `v.function()` in its JSON form: convex has it from 1.49 on, so that the types of 1.48 do not know it. */
export function isFunctionValidator({ type }: { type: string }): boolean {
  return type === "function";
}
