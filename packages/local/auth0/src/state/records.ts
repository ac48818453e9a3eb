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

/** What the provider keeps as seconds since the epoch. */
const TIMES = ["iat", "exp", "iiat", "loginTs", "authTime", "consumed"] as const;

function older({ payload, expiresAt }: StoredRecord, seconds: number): StoredRecord {
  const times = TIMES.flatMap((name) => {
    const time = payload[name];
    return typeof time === "number" ? [[name, time - seconds] as const] : [];
  });
  return {
    payload: { ...payload, ...Object.fromEntries(times) },
    expiresAt: expiresAt === null ? null : expiresAt - seconds * 1000,
  };
}

/**
 * Lets time pass for what is kept: everything becomes older by `seconds`. The clock itself cannot be moved, because who
 * verifies a new token goes by the machine's.
 */
export function letTimePass(
  records: Records,
  seconds: number,
  matches: (payload: AdapterPayload) => boolean,
): void {
  const matching = [...records.entries()].filter(([, { payload }]) => matches(payload));
  records.setAll(matching.map(([key, record]) => [key, older(record, seconds)]));
}
