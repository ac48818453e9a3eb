import { convexToJson, type JSONValue } from "convex/values";

import { displayedFunctionPath } from "#function-path";

import { idsIn } from "../data/component-tables";
import { cancelJob } from "../data/scheduled-functions";
import { Transaction } from "../data/transaction";
import { queryIn } from "../query/component-query";
import type { SerializedQuery } from "../query/scan";
import { streamQuery } from "../query/stream";
import { DEPLOYMENT_NAME } from "../names";
import { databaseSyscalls, schedule } from "./database-syscalls";
import { currentExecution, type Execution } from "./execution";
import { transactionOf, unsupported, writableOf } from "./execution-access";
import type { Address, CallArgs, ScheduleArgs } from "./function-address";
import { forgetTime, tick } from "./loop-guard";
import { resolveAddress, toHandle } from "./resolve-address";
import { storageJsSyscall, storageSyscall } from "./storage-syscalls";
import { invokeNested } from "./nested";
import type { Metric } from "../limits/usage";
import type { FunctionAddress } from "../types";

interface NestedCallArgs extends CallArgs {
  udfType: string;
  transactionLimits?: Partial<Record<Metric, number>>;
}

/** Connects convex/server's ctx objects, in whichever run they are used, to this process's engines. */
export function installSyscalls(): void {
  Object.assign(globalThis, {
    Convex: {
      syscall: (op: string, argsJson: string) =>
        JSON.stringify(untimed(() => syscall(running(op), op, JSON.parse(argsJson)))),
      asyncSyscall: async (op: string, argsJson: string) =>
        await untimed(() => asyncSyscall(running(op), op, JSON.parse(argsJson))),
      jsSyscall: (op: string, args: unknown) => storageJsSyscall(running(op), op, args),
    },
  });
}

function running(op: string): Execution {
  const execution = currentExecution.getStore();
  if (execution === undefined) throw new Error(`"${op}" was called outside of a running Convex function.`);
  execution.budget.checkEnded();
  return execution;
}

/** What the deployment does for a call is not the call's own time. Convex counts it apart as well. */
function untimed<Result>(work: () => Result): Result {
  tick();
  try {
    return work();
  } finally {
    forgetTime();
  }
}

function syscall(execution: Execution, op: string, args: unknown): JSONValue {
  switch (op) {
    case "1.0/queryStream": {
      const { query } = args as { query: SerializedQuery };
      const queryId = execution.streams.size;
      execution.streams.set(
        queryId,
        streamQuery(transactionOf(execution, op), queryIn(execution.componentPath, query)),
      );
      return { queryId };
    }
    case "1.0/queryCleanup": {
      const { queryId } = args as { queryId: number };
      execution.streams.get(queryId)?.return(undefined);
      return {};
    }
    case "1.0/db/normalizeId": {
      const { table, idString } = args as { table: string; idString: string };
      const ids = idsIn(execution.componentPath, transactionOf(execution, op).numbers);
      return { id: ids(idString) === table ? idString : null };
    }
    case "1.0/getSnapshotTs":
      return convexToJson(transactionOf(execution, op).ts);
    default:
      throw unsupported(op);
  }
}

function asyncSyscall(execution: Execution, op: string, args: unknown): string | Promise<string> {
  const ofDatabase = databaseSyscalls.get(op);
  return ofDatabase === undefined
    ? asText(otherSyscall(execution, op, args))
    : inTurn(execution, () => ofDatabase(execution, op, args));
}

async function asText(answer: Promise<JSONValue>): Promise<string> {
  return JSON.stringify(await answer);
}

async function otherSyscall(execution: Execution, op: string, args: unknown): Promise<JSONValue> {
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
      await execution.runtime.transact((transaction) =>
        cancelJob(transaction, execution.componentPath, (args as { id: string }).id),
      );
      return null;
    case "1.0/getUserIdentity":
      execution.observed.identity = true;
      // Who is signed in is the app's to know, and to pass on.
      return execution.componentPath === "" ? execution.identity : null;
    case "1.0/getFunctionMetadata":
      return { name: displayedFunctionPath(execution.path), componentPath: execution.componentPath };
    case "1.0/getDeploymentMetadata":
      return { ...DEPLOYMENT };
    case "1.0/getRequestMetadata":
      return requestMetadata(execution);
    case "1.0/createFunctionHandle":
      return toHandle(execution.functions, addressedBy(execution, args as Address));
    default:
      if (!op.startsWith("1.0/storage")) throw unsupported(op);
      return await inTurn(execution, () => storageSyscall(execution, op, args));
  }
}

/** A write must not land inside a nested run that may still roll back. */
function inTurn<Answer>(
  { nested }: Execution,
  call: () => Answer | Promise<Answer>,
): Answer | Promise<Answer> {
  return nested.isBusy ? nested.run(call) : call();
}

/** As of a self-hosted deployment, which has no region and no class of its own. */
const DEPLOYMENT = { name: DEPLOYMENT_NAME, region: null, class: "s16" };

function requestMetadata({ kind, request, jobId }: Execution): JSONValue {
  // Its result would be shown to others as well.
  if (kind === "query") throw new Error("Cannot get request metadata in a query");
  return { ...request, scheduledFunctionId: jobId };
}

async function runNested(
  execution: Execution,
  op: string,
  { udfType, args, transactionLimits = {}, ...address }: NestedCallArgs,
): Promise<JSONValue> {
  const run = async (transaction: Transaction, kind: "query" | "mutation") =>
    await invokeNested(
      execution,
      transaction,
      kind,
      addressedBy(execution, address),
      args,
      transactionLimits,
    );
  switch (udfType) {
    case "query":
      return await run(transactionOf(execution, op), "query");
    case "mutation":
      return await run(writableOf(execution, op), "mutation");
    case "snapshotQuery": {
      // As the data were when the mutation began, without what it has written.
      const { base, ts, numbers } = writableOf(execution, op);
      const snapshot = new Transaction(base, ts, numbers);
      try {
        return await run(snapshot, "query");
      } finally {
        snapshot.close();
      }
    }
    default:
      throw unsupported(`${op} of type ${udfType}`);
  }
}

async function callFromAction(
  execution: Execution,
  kind: "query" | "mutation" | "action",
  { args, ...address }: CallArgs,
): Promise<JSONValue> {
  return await execution.runtime.runFunction(execution, kind, addressedBy(execution, address), args);
}

function addressedBy({ functions, componentPath }: Execution, address: Address): FunctionAddress {
  return resolveAddress(functions, componentPath, address);
}
