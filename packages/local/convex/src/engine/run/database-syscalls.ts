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
import { visibleToJson } from "../data/visible-document";
import { commitTsProblem, valueProblem } from "../limits/values";
import { queryIn } from "../query/component-query";
import { readPage, type PageRequest } from "../query/pagination";
import type { Execution } from "./execution";
import { transactionOf, unsupported, writableOf } from "./execution-access";
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

/** These finish synchronously, so even an unawaited write is part of its transaction. */
export function databaseSyscall(execution: Execution, op: string, args: unknown): JSONValue {
  const { id, table, isSystem, value } = args as DocumentArgs;
  switch (op) {
    case "1.0/get": {
      const document = getDocument(readableTables(execution, op), id, table, isSystem);
      return document === null ? null : visibleToJson(document);
    }
    case "1.0/insert":
      return {
        _id: insertDocument(writableTables(execution, op), execution.runtime.clock, String(table), value),
      };
    case "1.0/shallowMerge":
      patchDocument(writableTables(execution, op), id, table, value);
      return null;
    case "1.0/replace":
      replaceDocument(writableTables(execution, op), id, table, value);
      return null;
    case "1.0/remove":
      deleteDocument(writableTables(execution, op), id, table);
      return null;
    case "1.0/count": {
      const transaction = transactionOf(execution, op);
      const qualified = tableIn(execution.componentPath, String(table));
      transaction.reads.add(qualified, () => true);
      return transaction.table(qualified).size;
    }
    case "1.0/queryStreamNext":
      return streamNext(execution, (args as { queryId: number }).queryId);
    case "1.0/queryPage":
      return queryPage(execution, op, args as PageRequest);
    case "1.0/getTransactionMetrics":
      return { ...transactionOf(execution, op).usage.metrics() };
    case "1.0/schedule":
      return schedule(execution, writableOf(execution, op), args as ScheduleArgs);
    case "1.0/cancel_job":
      cancelJob(writableOf(execution, op), execution.componentPath, id);
      return null;
    default:
      throw unsupported(op);
  }
}

function streamNext(execution: Execution, queryId: number): JSONValue {
  transactionOf(execution, "1.0/queryStreamNext").checkOpen();
  const next = execution.streams.get(queryId)?.next();
  return next === undefined || next.done === true
    ? { value: null, done: true }
    : { value: visibleToJson(next.value), done: false };
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

function queryPage(execution: Execution, op: string, request: PageRequest): JSONValue {
  if (execution.pagination !== null) checkPagination(execution, execution.pagination);
  const query = queryIn(execution.componentPath, request.query);
  const page = readPage(
    transactionOf(execution, op),
    { ...request, query },
    execution.journal.nextPinnedEnd(),
  );
  execution.journal.recordEnd(page.continueCursor);
  return { ...page };
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
