import { convexToJson, type JSONValue } from "convex/values";

import { cancelJob } from "../data/scheduled-functions";
import type { SerializedQuery } from "../query/scan";
import { streamQuery } from "../query/stream";
import { databaseSyscall, schedule } from "./database-syscalls";
import { currentExecution, type Execution } from "./execution";
import { transactionOf, unsupported, writableOf } from "./execution-access";
import { HANDLE_PREFIX, pathOf, type Address, type CallArgs, type ScheduleArgs } from "./function-address";
import { storageJsSyscall, storageSyscall } from "./storage-syscalls";
import { invokeNested } from "./nested";
import type { Metric } from "../limits/usage";

interface NestedCallArgs extends CallArgs {
  udfType: string;
  transactionLimits?: Partial<Record<Metric, number>>;
}

/** Connects convex/server's ctx objects, in whichever run they are used, to this process's engines. */
export function installSyscalls(): void {
  Object.assign(globalThis, {
    Convex: {
      syscall: (op: string, argsJson: string) =>
        JSON.stringify(syscall(running(op), op, JSON.parse(argsJson))),
      asyncSyscall: async (op: string, argsJson: string) =>
        JSON.stringify(await asyncSyscall(running(op), op, JSON.parse(argsJson))),
      jsSyscall: (op: string, args: unknown) => storageJsSyscall(running(op), op, args),
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
      return await execution.nested.run(() => runNested(execution, op, args as NestedCallArgs));
    case "1.0/actions/query":
      return await callFromAction(execution, "query", args as CallArgs);
    case "1.0/actions/mutation":
      return await callFromAction(execution, "mutation", args as CallArgs);
    case "1.0/actions/action":
      return await callFromAction(execution, "action", args as CallArgs);
    case "1.0/actions/schedule":
      return await execution.runtime.transact((transaction) =>
        schedule(execution, transaction, args as ScheduleArgs),
      );
    case "1.0/actions/cancel_job":
      await execution.runtime.transact((transaction) => cancelJob(transaction, (args as { id: string }).id));
      return null;
    case "1.0/getUserIdentity":
      return execution.identity;
    case "1.0/getFunctionMetadata":
      return { name: execution.path, componentPath: "" };
    case "1.0/createFunctionHandle":
      return HANDLE_PREFIX + pathOf(args as Address);
    default:
      break;
  }
  const call = () =>
    op.startsWith("1.0/storage") ? storageSyscall(execution, op, args) : databaseSyscall(execution, op, args);
  // A write must not land inside a nested run that may still roll back.
  return execution.nested.isBusy ? await execution.nested.run(call) : call();
}

async function runNested(
  execution: Execution,
  op: string,
  { udfType, args, transactionLimits = {}, ...address }: NestedCallArgs,
): Promise<JSONValue> {
  if (udfType !== "query" && udfType !== "mutation") throw unsupported(`${op} of type ${udfType}`);
  const transaction = udfType === "mutation" ? writableOf(execution, op) : transactionOf(execution, op);
  return await invokeNested(execution, transaction, udfType, pathOf(address), args, transactionLimits);
}

async function callFromAction(
  execution: Execution,
  kind: "query" | "mutation" | "action",
  { args, ...address }: CallArgs,
): Promise<JSONValue> {
  return await execution.runtime.runFunction(execution, kind, pathOf(address), args);
}
