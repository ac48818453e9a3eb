import { AsyncLocalStorage } from "node:async_hooks";
import type { JSONValue } from "convex/values";
import type { Clock } from "../data/clock";
import type { CallBudget } from "./call-budget";
import type { Files } from "../files/files";
import type { Functions } from "./functions";
import type { QueryJournal } from "../query/query-journal";
import type { Mutex } from "#mutex";
import type { FunctionKind } from "./registered-function";
import type { Transaction } from "../data/transaction";
import type { FunctionAddress, Identity, RequestOrigin, StoredDocument } from "../types";

/** What a running function may ask for beyond its own transaction. */
export interface Runtime {
  readonly clock: Clock;
  readonly files: Files;
  /** Runs another function in a transaction of its own: what `ctx.run…` does in an action. */
  runFunction(
    caller: Execution,
    kind: FunctionKind,
    address: FunctionAddress,
    args: JSONValue,
  ): Promise<JSONValue>;
  /** Commits writes of their own: what `ctx.scheduler` does in an action. */
  transact<Result>(body: (transaction: Transaction) => Result | Promise<Result>): Promise<Result>;
}

/** What a run has asked for that is not the same for everybody. */
export interface Observed {
  identity: boolean;
  timeOrChance: boolean;
}

/** What `ctx.meta.getRequestMetadata()` answers, but for the scheduled function: nested runs have their caller's. */
export interface RequestMetadata extends RequestOrigin {
  readonly requestId: string;
}

/** One run of one function. Nested runs share their caller's identity, log lines, budget, transaction and journal. */
export interface Execution extends FunctionAddress {
  readonly kind: FunctionKind;
  /** How many calls below what a client, the schedule or an action called. */
  readonly depth: number;
  /** Whether this run is a mutation, or called by one: in its transaction, whose commit will have a timestamp. */
  readonly inMutation: boolean;
  /** The scheduled function that this run is, or is part of; null for none. */
  readonly jobId: string | null;
  /** What `Date.now()` is in a query or a mutation, in epoch milliseconds, and where its random numbers come from. */
  readonly startedAt: number;
  readonly random: () => number;
  readonly identity: Identity | null;
  readonly request: RequestMetadata;
  /** By this run and its nested ones. */
  readonly observed: Observed;
  readonly logLines: string[];
  readonly budget: CallBudget;
  readonly runtime: Runtime;
  /** The app's, which know those of its components. */
  readonly functions: Functions;
  /** Null in an action. */
  readonly transaction: Transaction | null;
  readonly journal: QueryJournal;
  /** Nested runs of this function, which must not overlap: each may roll back to where it began. */
  readonly nested: Mutex;
  /** Queries being iterated, by the number the client library knows them by. */
  readonly streams: Map<number, Generator<StoredDocument>>;
  /** Whether this query, or another one of those that a query has called, has paginated; null in a mutation, which may do so more than once. */
  readonly pagination: { hasPaginated: boolean } | null;
}

/** Which run the current code belongs to: syscalls and console calls carry no other hint. */
export const currentExecution = new AsyncLocalStorage<Execution>();
