import { ConvexError } from "convex/values";
import type { AppErrorData } from "../convex/model/errors";

/** The data of an error one of our functions threw on purpose; null for every other failure. */
export function appErrorOf(error: unknown): AppErrorData | null {
  if (!(error instanceof ConvexError)) return null;
  const data: unknown = error.data;
  const known = typeof data === "object" && data !== null && "code" in data && "message" in data;
  return known ? (data as AppErrorData) : null;
}

/** What to tell a person: a sentence, and the field it is about if it is about one. */
export function describeError(error: unknown): { message: string; field?: string } {
  const data = appErrorOf(error);
  if (!data)
    return { message: "Something went wrong on our side and nothing was changed. Please try again." };
  return data.code === "INVALID" ? { message: data.message, field: data.field } : { message: data.message };
}
