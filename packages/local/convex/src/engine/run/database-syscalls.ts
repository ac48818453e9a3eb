import { getConvexSize, jsonToConvex, type JSONValue } from "convex/values";

import { functionPathWithFile } from "#function-path";

import {
  deleteDocument,
  getDocument,
  insertDocument,
  patchDocument,
  replaceDocument,
  type Tables,
} from "../data/documents";
import { tableIn } from "../data/component-tables";
import { cancelJob, insertJob, readJob } from "../data/scheduled-functions";
import type { Transaction } from "../data/transaction";
import { visibleText } from "../data/visible-document";
import { commitTsProblem, valueProblem } from "../limits/values";
import { queryIn } from "../query/component-query";
import { readPage, type PageRequest } from "../query/pagination";
import type { Execution } from "./execution";
import { transactionOf, writableOf } from "./execution-access";
import { isSystemFunction, type ScheduleArgs } from "./function-address";
import { resolveAddress } from "./resolve-address";
import { checkSchedulable } from "./schedulable";

/** As convex/server sends them (its server/impl folder): our own process is the only caller. */
interface DocumentArgs {
  id: string;
  table?: string;
  isSystem: boolean;
  value: JSONValue;
}

interface StreamArgs {
  queryId: number;
}

/** The answer's JSON, as text. */
type DatabaseSyscall = (execution: Execution, op: string, args: unknown) => string;

/**
 * By what convex/server calls them. They finish synchronously, so even an unawaited write is part of its transaction. The
 * text of a document is there already when it was read before.
 */
export const databaseSyscalls: ReadonlyMap<string, DatabaseSyscall> = new Map<string, DatabaseSyscall>([
  [
    "1.0/get",
    (execution, op, args) => {
      const { id, table, isSystem } = args as DocumentArgs;
      const document = getDocument(readableTables(execution, op), id, table, isSystem);
      return document === null ? "null" : visibleText(document);
    },
  ],
  [
    "1.0/insert",
    (execution, op, args) => {
      const { table, value } = args as DocumentArgs;
      const tables = writableTables(execution, op);
      return JSON.stringify({ _id: insertDocument(tables, execution.runtime.clock, String(table), value) });
    },
  ],
  ["1.0/shallowMerge", change(patchDocument)],
  ["1.0/replace", change(replaceDocument)],
  ["1.0/remove", change(deleteDocument)],
  ["1.0/count", (execution, op, args) => String(count(execution, op, (args as DocumentArgs).table))],
  ["1.0/queryStreamNext", (execution, op, args) => streamNext(execution, op, args as StreamArgs)],
  ["1.0/queryPage", (execution, op, args) => queryPage(execution, op, args as PageRequest)],
  [
    "1.0/getTransactionMetrics",
    (execution, op) => JSON.stringify(transactionOf(execution, op).usage.metrics()),
  ],
  [
    "1.0/schedule",
    (execution, op, args) =>
      JSON.stringify(schedule(execution, writableOf(execution, op), args as ScheduleArgs)),
  ],
  [
    "1.0/cancel_job",
    (execution, op, args) => {
      cancelJob(writableOf(execution, op), execution.componentPath, (args as DocumentArgs).id);
      return "null";
    },
  ],
]);

function change(
  apply: (tables: Tables, id: string, table: string | undefined, value: JSONValue) => void,
): DatabaseSyscall {
  return (execution, op, args) => {
    const { id, table, value } = args as DocumentArgs;
    apply(writableTables(execution, op), id, table, value);
    return "null";
  };
}

function count(execution: Execution, op: string, table: string | undefined): number {
  const transaction = transactionOf(execution, op);
  const qualified = tableIn(execution.componentPath, String(table));
  transaction.reads.add(qualified, () => true);
  return transaction.table(qualified).size;
}

function streamNext(execution: Execution, op: string, { queryId }: StreamArgs): string {
  transactionOf(execution, op).checkOpen();
  const next = execution.streams.get(queryId)?.next();
  return next === undefined || next.done === true
    ? '{"value":null,"done":true}'
    : `{"value":${visibleText(next.value)},"done":false}`;
}

function readableTables(execution: Execution, op: string): Tables {
  return { transaction: transactionOf(execution, op), componentPath: execution.componentPath };
}

function writableTables(execution: Execution, op: string): Tables {
  return { transaction: writableOf(execution, op), componentPath: execution.componentPath };
}

/** Of a query a client pins the page's end when it asks again, which works for one page, and for none of a component. */
function checkPagination(execution: Execution, pagination: { hasPaginated: boolean }): void {
  // The deployment's own queries look into components, too.
  if (execution.componentPath !== "" && !isSystemFunction(execution)) {
    throw new Error("paginate() is only supported in the app.");
  }
  if (pagination.hasPaginated) {
    throw new Error(
      "This query or mutation function ran multiple paginated queries. Convex only supports a single paginated query in each function.",
    );
  }
  pagination.hasPaginated = true;
}

function queryPage(execution: Execution, op: string, request: PageRequest): string {
  if (execution.pagination !== null) checkPagination(execution, execution.pagination);
  const query = queryIn(execution.componentPath, request.query);
  const { page, ...position } = readPage(
    transactionOf(execution, op),
    { ...request, query },
    execution.journal.nextPinnedEnd(),
  );
  execution.journal.recordEnd(position.continueCursor);
  return `{"page":[${page.map(visibleText).join(",")}],${JSON.stringify(position).slice(1)}`;
}

/** Schedules a function in a transaction and returns the job's id. */
export function schedule(
  execution: Execution,
  transaction: Transaction,
  { ts, args, ...address }: ScheduleArgs,
): string {
  const { functions, componentPath } = execution;
  const scheduled = resolveAddress(functions, componentPath, address);
  const scheduledTime = ts * 1000;
  checkSchedulable(functions, scheduled, scheduledTime);
  const problem = valueProblem([args]) ?? commitTsProblem(args);
  if (problem !== null)
    throw new Error(`Invalid arguments for ${functionPathWithFile(scheduled.path)}: ${problem}`);
  transaction.usage.add("functionsScheduled");
  transaction.usage.add("scheduledFunctionArgsBytes", getConvexSize([jsonToConvex(args)]));
  // What a canceled action still schedules is canceled with it.
  const parent = execution.jobId === null ? null : readJob(transaction, execution.jobId);
  const isCanceled = parent?.state.kind === "canceled";
  const time = isCanceled ? Date.now() : scheduledTime;
  const job = { ...scheduled, args, scheduledTime: time, isCanceled };
  return insertJob(transaction, execution.runtime.clock, componentPath, job);
}
