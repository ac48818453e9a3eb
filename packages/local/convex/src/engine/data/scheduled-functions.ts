import { convexToJson, jsonToConvex, type JSONValue, type Value } from "convex/values";
import { canonicalFunctionPath, functionPathWithFile } from "#function-path";

import type { Clock } from "./clock";
import type { Transaction } from "./transaction";
import type { StoredDocument } from "../types";

export const SCHEDULED_FUNCTIONS = "_scheduled_functions";

type JobState =
  | { kind: "pending" }
  | { kind: "inProgress" }
  | { kind: "success" }
  | { kind: "failed"; error: string }
  | { kind: "canceled" };

/** A scheduled call as its document in `_scheduled_functions` has it; times in epoch milliseconds. */
export interface Job {
  id: string;
  path: string;
  args: JSONValue;
  scheduledTime: number;
  state: JobState;
  completedTime: number | undefined;
}

/** Reads a document that {@link insertJob} wrote. */
export function jobFromDocument(document: StoredDocument): Job {
  const { _id, name, args, ...rest } = document as unknown as Omit<Job, "id" | "path" | "args"> & {
    _id: string;
    name: string;
    args: Value[];
  };
  const { scheduledTime, state, completedTime } = rest;
  return {
    id: _id,
    path: canonicalFunctionPath(name),
    args: convexToJson(args[0] ?? {}),
    scheduledTime,
    state,
    completedTime,
  };
}

/** Returns the new job's id. One that is canceled from the start never runs. */
export function insertJob(
  transaction: Transaction,
  clock: Clock,
  job: { path: string; args: JSONValue; scheduledTime: number; isCanceled: boolean },
): string {
  const id = transaction.numbers.newId(SCHEDULED_FUNCTIONS);
  transaction.put(SCHEDULED_FUNCTIONS, id, null, {
    _id: id,
    _creationTime: clock.nextCreationTime(),
    name: functionPathWithFile(job.path),
    args: [jsonToConvex(job.args)],
    scheduledTime: job.scheduledTime,
    state: { kind: job.isCanceled ? "canceled" : "pending" } satisfies JobState,
    ...(job.isCanceled ? { completedTime: Date.now() } : {}),
  });
  return id;
}

/** The job, or null when there is none (any more). */
export function readJob(transaction: Transaction, id: string): Job | null {
  const document = transaction.get(id, SCHEDULED_FUNCTIONS);
  return document === null ? null : jobFromDocument(document);
}

/** Moves a job to its next state. */
export function setJobState(transaction: Transaction, id: string, state: JobState): void {
  const document = transaction.get(id, SCHEDULED_FUNCTIONS);
  if (document === null) throw new Error(`There is no scheduled function with ID ${id}`);
  const completed = state.kind !== "pending" && state.kind !== "inProgress";
  const completedTime = completed ? { completedTime: Date.now() } : {};
  transaction.put(SCHEDULED_FUNCTIONS, id, document, { ...document, state, ...completedTime });
}

/** Cancels a job that has not finished; one that has stays as it is. Throws if `id` is no scheduled function. */
export function cancelJob(transaction: Transaction, id: string): void {
  const job = transaction.numbers.tableOf(id) === SCHEDULED_FUNCTIONS ? readJob(transaction, id) : null;
  if (job === null) throw new Error(`There is no scheduled function with ID ${JSON.stringify(id)}`);
  if (job.state.kind === "pending" || job.state.kind === "inProgress") {
    setJobState(transaction, id, { kind: "canceled" });
  }
}
