import { convexToJson, jsonToConvex, type JSONValue, type Value } from "convex/values";
import { canonicalFunctionPath, functionPathWithFile } from "#function-path";

import type { Clock } from "./clock";
import { idsIn, isTableNamed, tableIn } from "./component-tables";
import type { Table } from "./table";
import type { Transaction } from "./transaction";
import type { StoredDocument } from "../types";

/** Every component has its own: what its functions scheduled. */
export const SCHEDULED_FUNCTIONS = "_scheduled_functions";

/** Whether a table of the database is that of the app, or of one of its components. */
export function isOfScheduledFunctions(table: string): boolean {
  return isTableNamed(SCHEDULED_FUNCTIONS, table);
}

/** All of them. */
export function scheduledFunctions(tables: ReadonlyMap<string, Table>): StoredDocument[] {
  return [...tables].flatMap(([name, table]) => (isOfScheduledFunctions(name) ? [...table.documents()] : []));
}

type JobState =
  | { kind: "pending" }
  | { kind: "inProgress" }
  | { kind: "success" }
  | { kind: "failed"; error: string }
  | { kind: "canceled" };

/** A scheduled call as its document in `_scheduled_functions` has it; times in epoch milliseconds. */
export interface Job {
  id: string;
  /** Of the function that runs, which may be of another component than the one that scheduled it. */
  componentPath: string;
  path: string;
  args: JSONValue;
  scheduledTime: number;
  state: JobState;
  completedTime: number | undefined;
}

/** Reads a document that {@link insertJob} wrote. */
export function jobFromDocument(document: StoredDocument): Job {
  const {
    _id,
    name,
    args,
    _component = "",
    ...rest
  } = document as unknown as Omit<Job, "id" | "path" | "args"> & {
    _id: string;
    name: string;
    args: Value[];
    _component?: string;
  };
  const { scheduledTime, state, completedTime } = rest;
  return {
    id: _id,
    componentPath: _component,
    path: canonicalFunctionPath(name),
    args: convexToJson(args[0] ?? {}),
    scheduledTime,
    state,
    completedTime,
  };
}

/** Returns the id of a new job of the component that schedules it. One that is canceled from the start never runs. */
export function insertJob(
  transaction: Transaction,
  clock: Clock,
  schedulingComponent: string,
  job: Pick<Job, "componentPath" | "path" | "args" | "scheduledTime"> & { isCanceled: boolean },
): string {
  const table = tableIn(schedulingComponent, SCHEDULED_FUNCTIONS);
  const id = transaction.numbers.newId(table);
  transaction.put(table, id, null, {
    _id: id,
    _creationTime: clock.nextCreationTime(),
    name: functionPathWithFile(job.path),
    ...(job.componentPath === "" ? {} : { _component: job.componentPath }),
    args: [jsonToConvex(job.args)],
    scheduledTime: job.scheduledTime,
    state: { kind: job.isCanceled ? "canceled" : "pending" } satisfies JobState,
    ...(job.isCanceled ? { completedTime: Date.now() } : {}),
  });
  return id;
}

/** The job, or null when there is none (any more). */
export function readJob(transaction: Transaction, id: string): Job | null {
  const document = transaction.get(id, tableOfJob(transaction, id));
  return document === null ? null : jobFromDocument(document);
}

function tableOfJob({ numbers }: Transaction, id: string): string {
  return numbers.tableOf(id) ?? SCHEDULED_FUNCTIONS;
}

/** Moves a job to its next state. */
export function setJobState(transaction: Transaction, id: string, state: JobState): void {
  const table = tableOfJob(transaction, id);
  const document = transaction.get(id, table);
  if (document === null) throw new Error(`There is no scheduled function with ID ${id}`);
  const completed = state.kind !== "pending" && state.kind !== "inProgress";
  const completedTime = completed ? { completedTime: Date.now() } : {};
  transaction.put(table, id, document, { ...document, state, ...completedTime });
}

/** Forgets a job. */
export function deleteJob(transaction: Transaction, document: StoredDocument): void {
  transaction.put(tableOfJob(transaction, document._id), document._id, document, null);
}

/**
 * Cancels a job that has not finished; one that has stays as it is. Throws if `id` is no scheduled function of the
 * component.
 */
export function cancelJob(transaction: Transaction, componentPath: string, id: string): void {
  const isOwn = idsIn(componentPath, transaction.numbers)(id) === SCHEDULED_FUNCTIONS;
  const job = isOwn ? readJob(transaction, id) : null;
  if (job === null) throw new Error(`There is no scheduled function with ID ${JSON.stringify(id)}`);
  if (job.state.kind === "pending" || job.state.kind === "inProgress") {
    setJobState(transaction, id, { kind: "canceled" });
  }
}
