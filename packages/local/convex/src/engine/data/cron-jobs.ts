import { convexToJson, jsonToConvex, type JSONValue, type Value } from "convex/values";
import type { StoredDocument } from "../types";
import type { Clock } from "./clock";
import type { Transaction } from "./transaction";

export const CRON_JOBS = "_cron_jobs";

/** A cron job as its document has it. */
export interface CronJob {
  name: string;
  /** Of the component whose crons module has it; empty for the app. */
  componentPath: string;
  path: string;
  args: JSONValue;
  /** Its schedule in JSON: one that changes begins anew. */
  schedule: string;
  /** When it runs next, in epoch milliseconds. */
  nextTime: number;
}

/** Reads a document that {@link putCronJob} wrote. */
function cronJobFromDocument(document: StoredDocument): CronJob {
  const { name, _component = "", path, args, schedule, nextTime } = document;
  return {
    name: String(name),
    componentPath: String(_component),
    path: String(path),
    args: convexToJson(args as Value),
    schedule: String(schedule),
    nextTime: Number(nextTime),
  };
}

/** What no other job has: each component may use the same names. */
export function cronJobKey({ componentPath, name }: Pick<CronJob, "componentPath" | "name">): string {
  return JSON.stringify([componentPath, name]);
}

/** All of them, by their keys. */
export function readCronJobs(transaction: Transaction): Map<string, CronJob> {
  const jobs = [...transaction.table(CRON_JOBS).documents()].map(cronJobFromDocument);
  return new Map(jobs.map((job) => [cronJobKey(job), job]));
}

/** Writes a job; with null in its place removes the one with that key. */
export function putCronJob(transaction: Transaction, clock: Clock, key: string, job: CronJob | null): void {
  const before =
    [...transaction.table(CRON_JOBS).documents()].find(
      (document) => cronJobKey(cronJobFromDocument(document)) === key,
    ) ?? null;
  const _id = before?._id ?? transaction.numbers.newId(CRON_JOBS);
  const _creationTime = before?._creationTime ?? clock.nextCreationTime();
  const after = job === null ? null : { ...toFields(job), _id, _creationTime };
  if (before !== null || after !== null) transaction.put(CRON_JOBS, _id, before, after);
}

function toFields({ componentPath, args, ...rest }: CronJob): Record<string, unknown> {
  return {
    ...rest,
    ...(componentPath === "" ? {} : { _component: componentPath }),
    args: jsonToConvex(args),
  };
}
