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

/** `fields` are the others, as JSON without braces: written out once for all clients that are shown the same result. */
export interface QueryModification {
  type: "QueryUpdated" | "QueryFailed" | "QueryRemoved";
  queryId: number;
  fields: string;
}

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

const writtenOut = new WeakMap<QueryOutcome, string>();

export function queryModification(queryId: number, outcome: QueryOutcome): QueryModification {
  const known = writtenOut.get(outcome);
  const fields = known ?? fieldsOf(outcome);
  if (known === undefined) writtenOut.set(outcome, fields);
  return { type: outcome.ok ? "QueryUpdated" : "QueryFailed", queryId, fields };
}

export function queryRemoved(queryId: number): QueryModification {
  return { type: "QueryRemoved", queryId, fields: "" };
}

function fieldsOf(outcome: QueryOutcome): string {
  const { logLines, journal } = outcome;
  const result = outcome.ok ? { value: outcome.value } : errorOf(outcome);
  return JSON.stringify({ ...result, logLines, journal }).slice(1, -1);
}

/** A message as it is sent. */
export function toJson(message: ServerMessage): string {
  if (message.type !== "Transition") return JSON.stringify(message);
  const { modifications, ...others } = message;
  const texts = modifications.map(
    ({ type, queryId, fields }) =>
      `{"type":"${type}","queryId":${queryId}${fields === "" ? "" : ","}${fields}}`,
  );
  return `${JSON.stringify(others).slice(0, -1)},"modifications":[${texts.join(",")}]}`;
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
