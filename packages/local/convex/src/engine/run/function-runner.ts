import type { JSONValue } from "convex/values";

import { canonicalFunctionPath } from "#function-path";
import { Mutex } from "#mutex";

import type { Clock } from "../data/clock";
import { parseSchema } from "../data/schema";
import type { Transaction } from "../data/transaction";
import type { Database } from "../database";
import { QueryJournal } from "../query/query-journal";
import type { FunctionCall, Identity } from "../types";
import type { Execution, Runtime } from "./execution";
import { ExecutionCounter } from "./execution-counter";
import { Functions } from "./functions";
import { invoke } from "./invoke";
import type { FunctionKind, RegisteredFunction } from "./registered-function";
import { withTimeLimit } from "./time-limit";

/**
 * A query or mutation that waits for something that never comes would hold up its client, or all mutations. Convex
 * allows one second; this leaves time for a breakpoint or a slow machine.
 */
const MAX_TRANSACTION_MS = 30_000;

/** What a run starts from; nested runs take it over from their caller. */
export interface Run {
  kind: FunctionKind;
  identity: Identity | null;
  /** Null for an action. */
  transaction: Transaction | null;
  logLines: string[];
  journal?: QueryJournal;
}

/** Runs the loaded functions on a database. */
export class FunctionRunner implements Runtime {
  readonly database: Database;
  /** Counts what clients asked for. */
  readonly counter = new ExecutionCounter();
  #functions = new Functions({});

  constructor(database: Database) {
    this.database = database;
  }

  get clock(): Clock {
    return this.database.clock;
  }

  get functions(): Functions {
    return this.#functions;
  }

  /** Replaces functions and schema. Throws, changing nothing, when a stored document breaks the schema. */
  load(functions: Functions): void {
    this.database.setSchema(parseSchema(functions.defaultExport("schema")));
    this.#functions = functions;
  }

  /** Runs a function that clients may call, and counts it; throws its failure. */
  async runPublic(run: Run, { path, args }: FunctionCall): Promise<JSONValue> {
    const registered = this.#functions.getPublic(path, run.kind);
    const name = canonicalFunctionPath(path);
    this.counter.count(name, run.identity);
    return await this.run(registered, run, name, args);
  }

  /** Runs a function; throws its failure. */
  async run(registered: RegisteredFunction, run: Run, path: string, args: JSONValue): Promise<JSONValue> {
    const { numbers } = this.database.memory;
    const work = invoke(registered, this.execution(run, path), args, (id) => numbers.tableOf(id));
    if (run.kind === "action") return await work;
    const message = `Function execution timed out: ${path} ran longer than ${MAX_TRANSACTION_MS / 1000} s.`;
    return await withTimeLimit(work, MAX_TRANSACTION_MS, message);
  }

  execution(run: Run, path: string): Execution {
    return {
      journal: new QueryJournal(null),
      ...run,
      path,
      runtime: this,
      functions: this.#functions,
      nested: new Mutex(),
      streams: new Map(),
      hasPaginated: false,
    };
  }

  async runFunction(
    { identity, logLines }: Execution,
    kind: FunctionKind,
    path: string,
    args: JSONValue,
  ): Promise<JSONValue> {
    const runIn = async (transaction: Transaction | null): Promise<JSONValue> => {
      const registered = this.#functions.get(path, kind);
      return await this.run(registered, { kind, identity, logLines, transaction }, path, args);
    };
    if (kind === "action") return await runIn(null);
    if (kind === "mutation") return await this.transact(runIn);
    const transaction = this.database.begin();
    try {
      return await runIn(transaction);
    } finally {
      transaction.close();
    }
  }

  async transact<Result>(body: (transaction: Transaction) => Result | Promise<Result>): Promise<Result> {
    return await this.database.transact(body);
  }
}
