import type { JSONValue } from "convex/values";

import type { FunctionFailure, FunctionSuccess, MutationOutcome } from "../types";

/** An outcome as the log keeps it: a success's timestamp is a string, since JSON has no 64-bit integers. */
export type LoggedOutcome = (FunctionSuccess & { ts: string }) | FunctionFailure;

export interface LoggedRequest {
  key: string;
  outcome: LoggedOutcome;
}

/** A document's id and its fields in Convex JSON; null for a deleted one. */
export type LoggedWrite = [id: string, document: JSONValue];

/** What one line of the log says. A commit is a single line, so it is there as a whole or not at all. */
export type LogRecord =
  /** Comes before the first document of its table. */
  | { table: string; number: number }
  /** `ts` in nanoseconds. */
  | { ts: string; writes: LoggedWrite[]; request?: LoggedRequest }
  /** A failed mutation, which wrote nothing. */
  | { request: LoggedRequest };

/** An outcome as the log keeps it. */
export function toLoggedRequest(key: string, outcome: MutationOutcome): LoggedRequest {
  return { key, outcome: outcome.ok ? { ...outcome, ts: String(outcome.ts) } : outcome };
}

/** The inverse of {@link toLoggedRequest}. */
export function fromLogged(outcome: LoggedOutcome): MutationOutcome {
  return outcome.ok ? { ...outcome, ts: BigInt(outcome.ts) } : outcome;
}

/** How many things a record says: what makes the log grow, and what is left of them after a compaction. */
export function entriesIn(record: LogRecord): number {
  return ("writes" in record ? record.writes.length : 1) + ("writes" in record && record.request ? 1 : 0);
}
