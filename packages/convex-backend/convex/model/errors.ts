import { ConvexError } from "convex/values";
import { customerFieldLabels, type CustomerField } from "../../rules";

/** Every error a client can act on. `field` names the argument to mend. */
export type AppErrorData =
  | { code: "UNAUTHENTICATED"; message: string }
  | { code: "NOT_FOUND"; message: string }
  | { code: "INVALID"; field: string; message: string }
  // Somebody else has changed these fields meanwhile; nothing was written.
  | { code: "CONFLICT"; fields: string[]; message: string }
  // `retryAt` in milliseconds since the epoch, by the deployment's clock; `retryAfter` in seconds from the answer.
  | { code: "RATE_LIMITED"; message: string; retryAt: number; retryAfter: number };

export const unauthenticated = () =>
  new ConvexError<AppErrorData>({ code: "UNAUTHENTICATED", message: "Sign in to continue." });

/** The same for a document that is somebody else's, so that ids can't be probed. */
export const notFound = (what: string) =>
  new ConvexError<AppErrorData>({
    code: "NOT_FOUND",
    message: `This ${what} does not exist, or is not yours.`,
  });

export const invalid = (field: string, message: string) =>
  new ConvexError<AppErrorData>({ code: "INVALID", field, message });

export const conflict = (fields: CustomerField[]) =>
  new ConvexError<AppErrorData>({
    code: "CONFLICT",
    fields,
    message: `Somebody else has changed this meanwhile: ${fields.map((field) => customerFieldLabels[field]).join(", ")}. Nothing was saved.`,
  });

/** @param what a sentence; when to try again is added. @param retryAt in milliseconds since the epoch */
export function rateLimited(what: string, retryAt: number) {
  const retryAfter = Math.max(1, Math.ceil((retryAt - Date.now()) / 1000));
  const message = `${what} Try again in ${duration(retryAfter)}.`;
  return new ConvexError<AppErrorData>({ code: "RATE_LIMITED", message, retryAt, retryAfter });
}

function duration(seconds: number): string {
  const [count, unit] = seconds < 90 ? [seconds, "second"] : [Math.ceil(seconds / 60), "minute"];
  return `${count} ${unit}${count === 1 ? "" : "s"}`;
}
