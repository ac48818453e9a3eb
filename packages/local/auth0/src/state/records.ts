import { join } from "node:path";
import type { AdapterPayload } from "oidc-provider";
import { type Journal, openJournal } from "./journal";

/** One stored session, grant, token, code or interaction. `expiresAt` is milliseconds since the epoch. */
export interface StoredRecord {
  payload: AdapterPayload;
  expiresAt: number | null;
}

export type Records = Journal<StoredRecord>;

export const isLive = ({ expiresAt }: StoredRecord): boolean => expiresAt === null || expiresAt > Date.now();

/** Keys are `<model>:<id>`, for example `Session:Vk3…`. */
export const recordKey = (model: string, id: string): string => `${model}:${id}`;

export function openRecords(stateDir: string | undefined): Records {
  return openJournal(stateDir === undefined ? undefined : join(stateDir, "records.jsonl"), isLive);
}

/** Live records of one model, for example every `Session`. */
export function* liveRecords(records: Records, model: string): Generator<[string, StoredRecord]> {
  for (const [key, record] of records.entries()) {
    if (key.startsWith(`${model}:`) && isLive(record)) yield [key, record];
  }
}

/** Deletes whatever belongs to accounts that `matches`, and says how much of each model that was. */
export function dropAccounts(
  records: Records,
  matches: (accountId: string) => boolean,
): Record<string, number> {
  const dropped: Record<string, number> = {};
  const keys: string[] = [];
  for (const [key, { payload }] of records.entries()) {
    if (payload.accountId === undefined || !matches(payload.accountId)) continue;
    const model = key.slice(0, key.indexOf(":"));
    dropped[model] = (dropped[model] ?? 0) + 1;
    keys.push(key);
  }
  records.deleteAll(keys);
  return dropped;
}
