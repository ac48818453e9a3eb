import { convexToJson, type JSONValue } from "convex/values";
import { deleteDocument, getDocument, insertDocument, patchDocument, replaceDocument } from "./documents";
import { currentExecution, type Execution } from "./execution";
import { documentToJson } from "./keys";
import { invokeNested } from "./nested";
import { readPage, type PageRequest } from "./pagination";
import type { SerializedQuery } from "./scan";
import { cancelJob, insertJob } from "./scheduled";
import { streamQuery } from "./stream";
import type { Transaction } from "./transaction";

// Argument shapes as convex/server sends them (its server/impl folder): our own process is the only caller.
interface DocumentArgs {
  id: string;
  table?: string;
  isSystem: boolean;
  value: JSONValue;
}
/** A function reference: by path, by handle, or into a component. */
interface Address {
  name?: string;
  functionHandle?: string;
  reference?: string;
}
interface CallArgs extends Address {
  args: JSONValue;
}
interface ScheduleArgs extends CallArgs {
  /** Epoch seconds. */
  ts: number;
}

const HANDLE_PREFIX = "function://";

/** Connects convex/server's ctx objects, in whichever run they are used, to this process's engines. */
export function installSyscalls(): void {
  Object.assign(globalThis, {
    Convex: {
      syscall: (op: string, argsJson: string) =>
        JSON.stringify(syscall(running(op), op, JSON.parse(argsJson))),
      asyncSyscall: async (op: string, argsJson: string) =>
        JSON.stringify(await asyncSyscall(running(op), op, JSON.parse(argsJson))),
      jsSyscall: (op: string) => {
        throw unsupported(op);
      },
    },
  });
}

function running(op: string): Execution {
  const execution = currentExecution.getStore();
  if (execution === undefined) throw new Error(`"${op}" was called outside of a running Convex function.`);
  return execution;
}

function syscall(execution: Execution, op: string, args: unknown): JSONValue {
  switch (op) {
    case "1.0/queryStream": {
      const { query } = args as { query: SerializedQuery };
      const queryId = execution.streams.size;
      execution.streams.set(queryId, streamQuery(transactionOf(execution, op), query));
      return { queryId };
    }
    case "1.0/queryCleanup": {
      const { queryId } = args as { queryId: number };
      execution.streams.get(queryId)?.return(undefined);
      return {};
    }
    case "1.0/db/normalizeId": {
      const { table, idString } = args as { table: string; idString: string };
      return { id: transactionOf(execution, op).numbers.tableOf(idString) === table ? idString : null };
    }
    case "1.0/getSnapshotTs":
      return convexToJson(transactionOf(execution, op).ts);
    default:
      throw unsupported(op);
  }
}

async function asyncSyscall(execution: Execution, op: string, args: unknown): Promise<JSONValue> {
  switch (op) {
    case "1.0/runUdf":
      return await execution.nested.run(() =>
        runNested(execution, op, args as CallArgs & { udfType: string }),
      );
    case "1.0/actions/query":
      return await callFromAction(execution, "query", args as CallArgs);
    case "1.0/actions/mutation":
      return await callFromAction(execution, "mutation", args as CallArgs);
    case "1.0/actions/action":
      return await callFromAction(execution, "action", args as CallArgs);
    case "1.0/actions/schedule":
      return await execution.deployment.transact((transaction) =>
        schedule(execution, transaction, args as ScheduleArgs),
      );
    case "1.0/actions/cancel_job":
      await execution.deployment.transact((transaction) =>
        cancelJob(transaction, (args as { id: string }).id),
      );
      return null;
    case "1.0/getUserIdentity":
      return execution.identity;
    case "1.0/getFunctionMetadata":
      return { name: execution.path, componentPath: "" };
    case "1.0/createFunctionHandle":
      return HANDLE_PREFIX + pathOf(args as Address);
    default:
      // A write must not land inside a nested run that may still roll back.
      return execution.nested.isBusy
        ? await execution.nested.run(() => databaseSyscall(execution, op, args))
        : databaseSyscall(execution, op, args);
  }
}

/** These finish synchronously, so even an unawaited write is part of its transaction. */
function databaseSyscall(execution: Execution, op: string, args: unknown): JSONValue {
  const { id, table, isSystem, value } = args as DocumentArgs;
  switch (op) {
    case "1.0/get": {
      const document = getDocument(transactionOf(execution, op), id, table, isSystem);
      return document === null ? null : documentToJson(document);
    }
    case "1.0/insert":
      return {
        _id: insertDocument(writableOf(execution, op), execution.deployment.clock, String(table), value),
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

function schedule(
  execution: Execution,
  transaction: Transaction,
  { ts, args, ...address }: ScheduleArgs,
): string {
  const path = pathOf(address);
  execution.functions.getAny(path);
  return insertJob(transaction, execution.deployment.clock, { path, args, scheduledTime: ts * 1000 });
}

async function runNested(
  execution: Execution,
  op: string,
  { udfType, args, ...address }: CallArgs & { udfType: string },
): Promise<JSONValue> {
  if (udfType !== "query" && udfType !== "mutation") throw unsupported(`${op} of type ${udfType}`);
  const transaction = udfType === "mutation" ? writableOf(execution, op) : transactionOf(execution, op);
  return await invokeNested(execution, transaction, udfType, pathOf(address), args);
}

async function callFromAction(
  execution: Execution,
  kind: "query" | "mutation" | "action",
  { args, ...address }: CallArgs,
): Promise<JSONValue> {
  return await execution.deployment.runFunction(execution, kind, pathOf(address), args);
}

function pathOf({ name, functionHandle }: Address): string {
  if (name !== undefined) return name;
  if (functionHandle?.startsWith(HANDLE_PREFIX) === true) return functionHandle.slice(HANDLE_PREFIX.length);
  throw new Error("This local deployment doesn't support components: call functions by their api reference.");
}

function transactionOf(execution: Execution, op: string): Transaction {
  if (execution.transaction !== null) return execution.transaction;
  throw new Error(
    `An action has no database: "${op}" needs a query or a mutation. Use ctx.runQuery or ctx.runMutation.`,
  );
}

function writableOf(execution: Execution, op: string): Transaction {
  if (execution.kind === "mutation") return transactionOf(execution, op);
  throw new Error(`A ${execution.kind} can't write: "${op}" needs a mutation.`);
}

function unsupported(op: string): Error {
  return new Error(
    `This local deployment doesn't support the operation "${op}". Use a Convex cloud deployment for it: set NEXT_PUBLIC_CONVEX_URL.`,
  );
}
