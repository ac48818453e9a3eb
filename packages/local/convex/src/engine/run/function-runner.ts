import { randomInt, randomUUID } from "node:crypto";

import type { JSONValue } from "convex/values";

import { canonicalFunctionPath } from "#function-path";
import { Mutex } from "#mutex";

import type { Clock } from "../data/clock";
import { resolveCommitTsInResult } from "../data/commit-ts";
import { idsIn } from "../data/component-tables";
import type { Schema } from "../data/schema";
import type { Transaction } from "../data/transaction";
import type { Database } from "../database";
import type { Files } from "../files/files";
import { QueryJournal } from "../query/query-journal";
import { CallRefused } from "../errors";
import { notOnThisDeployment, notPermitted } from "../refusals";
import type { FunctionAddress, FunctionCall, Identity, RequestOrigin } from "../types";
import type { Execution, Observed, RequestMetadata, Runtime } from "./execution";
import { CallBudget } from "./call-budget";
import { ExecutionCounter } from "./execution-counter";
import { displayedAddress, isSystemFunction } from "./function-address";
import { Functions } from "./functions";
import { invoke } from "./invoke";
import { ExecutionLog } from "./execution-log";
import type { FunctionKind, RegisteredFunction } from "./registered-function";
import { seededRandom } from "./seeded-random";
import { SharedQueries } from "./shared-queries";
import { withActionTimeLimit, withTimeLimit } from "./time-limit";

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
  /** A run that nobody asked for with a request has one of its own. */
  request?: RequestMetadata;
  /** The scheduled function that runs, if one does. */
  jobId?: string | null;
  journal?: QueryJournal;
  /** Where the run notes what it asks for. */
  observed?: Observed;
}

const NO_ORIGIN: RequestOrigin = { ip: null, userAgent: null, authToken: null };

/** Of a request that is answered now. */
export function requestFrom(origin: RequestOrigin = NO_ORIGIN): RequestMetadata {
  // Sixteen hexadecimal digits, from a UUID because Node has bytes for many of these in store.
  return { ...origin, requestId: randomUUID().replaceAll("-", "").slice(-16) };
}

/** Runs the loaded functions on a database. */
export class FunctionRunner implements Runtime {
  readonly database: Database;
  readonly files: Files;
  /** Counts what clients asked for. */
  readonly counter = new ExecutionCounter();
  readonly executionLog = new ExecutionLog();
  readonly sharedQueries = new SharedQueries();
  readonly #systemFunctions: Functions;
  #functions = new Functions({});

  /** `systemFunctions` are the deployment's own. */
  constructor(database: Database, files: Files, systemFunctions: Functions) {
    this.database = database;
    this.files = files;
    this.#systemFunctions = systemFunctions;
  }

  get clock(): Clock {
    return this.database.clock;
  }

  get functions(): Functions {
    return this.#functions;
  }

  /** Replaces functions and schema. Throws, changing nothing, when a stored document breaks the schema. */
  load(functions: Functions, schema: Schema): void {
    this.database.setSchema(schema);
    this.#functions = functions;
  }

  /** Runs a function that a client may call, counts it and keeps its log lines; throws its failure. */
  async runForClient(
    runOfClient: Run,
    { args, access = "public", origin, ...call }: FunctionCall,
  ): Promise<JSONValue> {
    const run = { ...runOfClient, request: requestFrom(origin) };
    if (typeof access === "object") throw new CallRefused(access.refused);
    const address = { componentPath: call.componentPath ?? "", path: canonicalFunctionPath(call.path) };
    const { componentPath, path } = address;
    if (componentPath !== "") this.#checkComponent(componentPath, access);
    if (access === "admin" && isSystemFunction(address)) {
      return await this.run(this.#systemFunction(path), run, address, args);
    }
    const registered =
      access === "admin"
        ? this.#functions.getAt(address, run.kind)
        : this.#functions.getPublic(path, run.kind);
    this.count(run.identity, address);
    return await this.executionLog.keep(address, run, () => this.run(registered, run, address, args));
  }

  /** Counts a call that a client gets an answer to, by a run for it or by one for somebody else: Convex bills both. */
  count(
    identity: Identity | null,
    { componentPath, path }: Pick<FunctionCall, "componentPath" | "path">,
  ): void {
    const address = { componentPath: componentPath ?? "", path: canonicalFunctionPath(path) };
    this.counter.count(displayedAddress(address), identity);
  }

  #checkComponent(path: string, access: "public" | "admin"): void {
    if (access !== "admin") {
      throw new CallRefused(notPermitted("a component's functions are called by other functions alone."));
    }
    if (this.#functions.in(path) === null)
      throw new CallRefused(notOnThisDeployment(`the component "${path}"`));
  }

  #systemFunction(path: string): RegisteredFunction {
    const found = this.#systemFunctions.find(path);
    if (found === null) throw new CallRefused(notOnThisDeployment(`the query ${path}`));
    return found;
  }

  /** Runs a function; throws its failure. */
  async run(
    registered: RegisteredFunction,
    run: Run,
    address: FunctionAddress,
    args: JSONValue,
  ): Promise<JSONValue> {
    const ids = idsIn(address.componentPath, this.database.memory.numbers);
    const execution = this.execution(run, address);
    const work = invoke(registered, execution, args, ids);
    if (run.kind === "action") return await withActionTimeLimit(execution.budget, work);
    const message = `Function execution timed out: ${displayedAddress(address)} ran longer than ${MAX_TRANSACTION_MS / 1000} s.`;
    return await withTimeLimit(execution.budget, work, MAX_TRANSACTION_MS, message);
  }

  execution(run: Run, { componentPath, path }: FunctionAddress): Execution {
    return {
      journal: new QueryJournal(null),
      jobId: null,
      observed: { identity: false, timeOrChance: false },
      ...run,
      request: run.request ?? requestFrom(),
      componentPath,
      path,
      depth: 0,
      inMutation: run.kind === "mutation",
      startedAt: Date.now(),
      random: seededRandom(randomInt(2 ** 32)),
      budget: new CallBudget(run.kind),
      runtime: this,
      functions: this.#functions,
      nested: new Mutex(),
      streams: new Map(),
      pagination: run.kind === "query" ? { hasPaginated: false } : null,
    };
  }

  async runFunction(
    { identity, logLines, jobId, request }: Execution,
    kind: FunctionKind,
    address: FunctionAddress,
    args: JSONValue,
  ): Promise<JSONValue> {
    const runIn = async (transaction: Transaction | null): Promise<JSONValue> => {
      const registered = this.#functions.getAt(address, kind);
      const run = { kind, identity, logLines, jobId, request, transaction };
      return await this.run(registered, run, address, args);
    };
    if (kind === "action") return await runIn(null);
    if (kind === "mutation") return await this.database.transact(runIn, resolveCommitTsInResult);
    const transaction = this.database.begin(await this.database.readTs());
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
