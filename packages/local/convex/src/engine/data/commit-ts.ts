import { CommitTsPlaceholder, convexToJson, type JSONValue } from "convex/values";

import { COMMIT_TS_FIELD, hasCommitTs } from "../limits/values";
import type { Transaction } from "./transaction";
import type { StoredDocument } from "../types";

/** Replaces `db.vars.commitTs` in everything the transaction wrote by the commit's timestamp, now that it is known. */
export function resolveCommitTs(transaction: Transaction, ts: bigint): void {
  for (const { table, id, after } of transaction.changes()) {
    if (after === null || !isPending(after)) continue;
    transaction.put(table, id, after, resolve(after, ts) as StoredDocument);
  }
}

function isPending(value: unknown): boolean {
  if (typeof value !== "object" || value === null) return false;
  return value instanceof CommitTsPlaceholder || Object.values(value).some(isPending);
}

function resolve(value: unknown, ts: bigint): unknown {
  if (value instanceof CommitTsPlaceholder) return ts;
  if (Array.isArray(value)) return value.map((item) => resolve(item, ts));
  if (typeof value !== "object" || value === null || value instanceof ArrayBuffer) return value;
  return Object.fromEntries(Object.entries(value).map(([name, field]) => [name, resolve(field, ts)]));
}

/** A mutation's result with the commit's timestamp in place of `db.vars.commitTs`, now that it is known. */
export function resolveCommitTsInResult(result: JSONValue, ts: bigint): JSONValue {
  return hasCommitTs(result) ? resolveInJson(result, convexToJson(ts)) : result;
}

function resolveInJson(json: JSONValue, ts: JSONValue): JSONValue {
  if (typeof json !== "object" || json === null) return json;
  if (Array.isArray(json)) return json.map((item) => resolveInJson(item, ts));
  if (COMMIT_TS_FIELD in json) return ts;
  const resolved: Record<string, JSONValue> = {};
  for (const [name, field] of Object.entries(json)) {
    if (field !== undefined) resolved[name] = resolveInJson(field, ts);
  }
  return resolved;
}
