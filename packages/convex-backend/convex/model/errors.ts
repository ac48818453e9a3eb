import { ConvexError } from "convex/values";

/** Every error a client can act on. `field` names the argument to mend. */
export type AppErrorData =
  | { code: "UNAUTHENTICATED"; message: string }
  | { code: "NOT_FOUND"; message: string }
  | { code: "INVALID"; field: string; message: string };

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
