import { convexToJson, jsonToConvex, type JSONValue, type Value } from "convex/values";
import type { StoredDocument } from "../types";
import type { Clock } from "./clock";
import type { Transaction } from "./transaction";

export const CRON_JOBS = "_cron_jobs";

/** A cron job as its document has it. */
export interface CronJob {
  name: string;
  path: string;
  args: JSONValue;
  /** Its schedule in JSON: one that changes begins anew. */
  schedule: string;
  /** When it runs next, in epoch milliseconds. */
  nextTime: number;
}

/** Reads a document that {@link putCronJob} wrote. */
function cronJobFromDocument({ name, path, args, schedule, nextTime }: StoredDocument): CronJob {
  return {
    name: String(name),
    path: String(path),
    args: convexToJson(args as Value),
    schedule: String(schedule),
    nextTime: Number(nextTime),
  };
}

/** All of them, by name. */
export function readCronJobs(transaction: Transaction): Map<string, CronJob> {
  const documents = [...transaction.table(CRON_JOBS).documents()];
  return new Map(documents.map((document) => [String(document.name), cronJobFromDocument(document)]));
}

/** Writes a job; with null in its place removes the one with that name. */
export function putCronJob(transaction: Transaction, clock: Clock, name: string, job: CronJob | null): void {
  const before =
    [...transaction.table(CRON_JOBS).documents()].find((document) => document.name === name) ?? null;
  const _id = before?._id ?? transaction.numbers.newId(CRON_JOBS);
  const _creationTime = before?._creationTime ?? clock.nextCreationTime();
  const after = job === null ? null : { ...job, args: jsonToConvex(job.args), _id, _creationTime };
  if (before !== null || after !== null) transaction.put(CRON_JOBS, _id, before, after);
}
