import type { JSONValue } from "convex/values";

import type { FunctionFailure, FunctionSuccess, MutationOutcome, QueryOutcome } from "../engine/types";
import { encodeTimestamp } from "../timestamp";

/** What a client has been shown: its query set, its identity, and the moment its results are from. */
export interface StateVersion {
  querySet: number;
  identity: number;
  ts: bigint;
}

type EncodedStateVersion = Omit<StateVersion, "ts"> & { ts: string };

export type QueryModification =
  | { type: "QueryUpdated"; queryId: number; value: JSONValue; logLines: string[]; journal: string | null }
  | {
      type: "QueryFailed";
      queryId: number;
      errorMessage: string;
      errorData?: JSONValue;
      logLines: string[];
      journal: string | null;
    }
  | { type: "QueryRemoved"; queryId: number };

export interface Transition {
  type: "Transition";
  startVersion: EncodedStateVersion;
  endVersion: EncodedStateVersion;
  modifications: QueryModification[];
  clientClockSkew?: number;
  serverTs: number;
}

type Failed = { success: false; result: string; errorData?: JSONValue; logLines: string[] };
type Succeeded = { success: true; result: JSONValue; logLines: string[] };

export type ServerMessage =
  | Transition
  | ({ type: "MutationResponse"; requestId: number } & ((Succeeded & { ts: string }) | Failed))
  | ({ type: "ActionResponse"; requestId: number } & (Succeeded | Failed))
  | { type: "AuthError"; error: string; baseVersion: number; authUpdateAttempted: boolean }
  | { type: "FatalError"; error: string }
  | { type: "Ping" };

/** `clientClockSkew` is the client's clock minus ours, in milliseconds, if the client told its time. */
export function transition(
  start: StateVersion,
  end: StateVersion,
  modifications: QueryModification[],
  clientClockSkew: number | undefined,
): Transition {
  return {
    type: "Transition",
    startVersion: { ...start, ts: encodeTimestamp(start.ts) },
    endVersion: { ...end, ts: encodeTimestamp(end.ts) },
    modifications,
    ...(clientClockSkew === undefined ? {} : { clientClockSkew }),
    serverTs: Date.now() * 1e6,
  };
}

export function queryModification(queryId: number, outcome: QueryOutcome): QueryModification {
  const { logLines, journal } = outcome;
  if (outcome.ok) return { type: "QueryUpdated", queryId, value: outcome.value, logLines, journal };
  return { type: "QueryFailed", queryId, ...errorOf(outcome), logLines, journal };
}

export function mutationResponse(requestId: number, outcome: MutationOutcome): ServerMessage {
  if (!outcome.ok) return { type: "MutationResponse", requestId, ...failed(outcome) };
  return { type: "MutationResponse", requestId, ...succeeded(outcome), ts: encodeTimestamp(outcome.ts) };
}

export function actionResponse(requestId: number, outcome: FunctionSuccess | FunctionFailure): ServerMessage {
  return { type: "ActionResponse", requestId, ...(outcome.ok ? succeeded(outcome) : failed(outcome)) };
}

function succeeded({ value, logLines }: FunctionSuccess): Succeeded {
  return { success: true, result: value, logLines };
}

function failed(failure: FunctionFailure): Failed {
  const { errorMessage, ...data } = errorOf(failure);
  return { success: false, result: errorMessage, ...data, logLines: failure.logLines };
}

/** The client takes any `errorData`, even null, for a ConvexError: the key is left out of every other failure. */
function errorOf({ errorMessage, errorData }: FunctionFailure): {
  errorMessage: string;
  errorData?: JSONValue;
} {
  return errorData === undefined ? { errorMessage } : { errorMessage, errorData };
}
