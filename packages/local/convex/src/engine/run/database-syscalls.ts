import { getConvexSize, jsonToConvex, type JSONValue } from "convex/values";

import { functionPathWithFile } from "#function-path";

import {
  deleteDocument,
  getDocument,
  insertDocument,
  patchDocument,
  replaceDocument,
} from "../data/documents";
import { documentToJson } from "../data/keys";
import { cancelJob, insertJob, readJob } from "../data/scheduled-functions";
import type { Transaction } from "../data/transaction";
import { valueProblem } from "../limits/values";
import { readPage, type PageRequest } from "../query/pagination";
import type { Execution } from "./execution";
import { transactionOf, unsupported, writableOf } from "./execution-access";
import { pathOf, type ScheduleArgs } from "./function-address";
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
      const document = getDocument(transactionOf(execution, op), id, table, isSystem);
      return document === null ? null : documentToJson(document);
    }
    case "1.0/insert":
      return {
        _id: insertDocument(writableOf(execution, op), execution.runtime.clock, String(table), value),
      };
    case "1.0/shallowMerge":
      patchDocument(writableOf(execution, op), id, table, value);
      return null;
    case "1.0/replace":
      replaceDocument(writableOf(execution, op), id, table, value);
      return null;
    case "1.0/remove":
      deleteDocument(writableOf(execution, op), id, table);
      return null;
    case "1.0/count": {
      const transaction = transactionOf(execution, op);
      transaction.reads.add(String(table), () => true);
      return transaction.table(String(table)).size;
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
      cancelJob(writableOf(execution, op), id);
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
    : { value: documentToJson(next.value), done: false };
}

function queryPage(execution: Execution, op: string, request: PageRequest): JSONValue {
  if (execution.hasPaginated) {
    throw new Error(
      "This query or mutation function ran multiple paginated queries. Convex only supports a single paginated query in each function.",
    );
  }
  execution.hasPaginated = true;
  const page = readPage(transactionOf(execution, op), request, execution.journal.nextPinnedEnd());
  execution.journal.recordEnd(page.continueCursor);
  return { ...page };
}

/** Schedules a function in a transaction and returns the job's id. */
export function schedule(
  execution: Execution,
  transaction: Transaction,
  { ts, args, ...address }: ScheduleArgs,
): string {
  const path = pathOf(address);
  const scheduledTime = ts * 1000;
  checkSchedulable(execution.functions, path, scheduledTime);
  const problem = valueProblem([args]);
  if (problem !== null) throw new Error(`Invalid arguments for ${functionPathWithFile(path)}: ${problem}`);
  transaction.usage.add("functionsScheduled");
  transaction.usage.add("scheduledFunctionArgsBytes", getConvexSize([jsonToConvex(args)]));
  // What a canceled action still schedules is canceled with it.
  const parent = execution.jobId === null ? null : readJob(transaction, execution.jobId);
  const isCanceled = parent?.state.kind === "canceled";
  const time = isCanceled ? Date.now() : scheduledTime;
  return insertJob(transaction, execution.runtime.clock, { path, args, scheduledTime: time, isCanceled });
}
