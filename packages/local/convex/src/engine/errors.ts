import { randomBytes } from "node:crypto";
import type { JSONValue } from "convex/values";
import type { FunctionFailure } from "./types";

/** The deployment refuses a call: unknown function, wrong arguments. Clients see the message without "Uncaught". */
export class CallRefused extends Error {
  override name = "CallRefused";
}

/** A call was ended because it took too much time or memory: whatever its code still does, this is how it went. */
export class CallEnded extends CallRefused {
  override name = "CallEnded";
}

/** A mutation ran, but its writes could not be kept: the disk is full or the deployment is shutting down. */
export class CommitFailed extends Error {
  override name = "CommitFailed";
}

/** A file that is not kept: it is too large, or not the one that it should be. */
export class FileRefused extends Error {
  override name = "FileRefused";
}

/** The deployment no longer knows how the data were at a timestamp. */
export class TimestampTooOld extends Error {
  override name = "TimestampTooOld";

  constructor(ts: bigint) {
    super(`The data as of the timestamp ${ts} are no longer known.`);
  }
}

/** A ConvexError that left a function: its payload is Convex JSON in `data`, where the client library looks for it. */
class ApplicationError extends Error {
  override name = "ConvexError";
  readonly data: JSONValue;

  constructor(message: string, data: JSONValue, cause: unknown) {
    super(message, { cause });
    this.data = data;
  }
}

/** What paginated hooks answer by starting over from the first page: they look for "InvalidCursor" in the message. */
export function invalidCursor(reason: string, cause?: unknown): Error {
  return new Error(`InvalidCursor: ${reason}`, { cause });
}

/** What a registered function rejects with: a ConvexError's data is a JSON string by then. */
export function fromThrown(thrown: unknown): unknown {
  if (!(thrown instanceof Error) || !(Symbol.for("ConvexError") in thrown)) return thrown;
  if (!("data" in thrown) || typeof thrown.data !== "string") return thrown;
  return new ApplicationError(thrown.message, JSON.parse(thrown.data), thrown);
}

/** A failed run in the form clients get it. */
export function toFailure(error: unknown, logLines: string[]): FunctionFailure {
  const failure: FunctionFailure = { ok: false, errorMessage: errorMessage(error), logLines };
  if (error instanceof ApplicationError) failure.errorData = error.data;
  return failure;
}

/** The request id only makes a message findable; clients match on what follows it. */
export function errorMessage(error: unknown): string {
  return `[Request ID: ${randomBytes(8).toString("hex")}] Server Error\n${describeThrown(error)}`;
}

/** What was thrown, in Convex's words. */
export function describeThrown(error: unknown): string {
  if (error instanceof CallRefused) return error.message;
  if (error instanceof Error) return `Uncaught ${error.name}: ${error.message}`;
  return `Uncaught ${String(error)}`;
}
