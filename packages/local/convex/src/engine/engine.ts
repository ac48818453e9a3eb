import { canonicalFunctionPath } from "../function-path";
import { Clock } from "./clock";
import { captureConsole } from "./console";
import { Counters } from "./counters";
import { LocalDeployment, type Run } from "./deployment";
import { CommitFailed, errorMessage, toFailure } from "./errors";
import { currentExecution } from "./execution";
import { Functions } from "./functions";
import { findHttpAction } from "./http-actions";
import { TableNumbers } from "./ids";
import { tidyJobs, printLogLines, runJob } from "./jobs";
import { Journal } from "./journal";
import type { FunctionKind } from "./registered-function";
import { Requests } from "./requests";
import { SCHEDULED_FUNCTIONS } from "./scheduled";
import { Scheduler } from "./scheduler";
import { Storage, toLoggedRequest } from "./storage";
import { installSyscalls } from "./syscalls";
import type { Table } from "./table";
import type { Transaction } from "./transaction";
import type {
  Commit,
  Engine,
  EngineOptions,
  ExecutionCounts,
  FunctionCall,
  FunctionFailure,
  FunctionSuccess,
  Identity,
  LoadedModules,
  MutationOutcome,
  QueryOutcome,
  QueryRequest,
} from "./types";

/**
 * Opens a deployment. With `stateDir` it continues where the last process stopped, however it stopped. Rejects
 * when its log is damaged. The folder must be this process's own. Functions come with the first `load`.
 */
export async function createEngine(options: EngineOptions): Promise<Engine> {
  captureConsole();
  installSyscalls();
  const memory = { clock: new Clock(), numbers: new TableNumbers(), requests: new Requests() };
  const { storage, tables } =
    options.stateDir === undefined
      ? { storage: Storage.inMemory(memory), tables: new Map<string, Table>() }
      : Storage.open(options.stateDir, memory);
  return new LocalEngine(new LocalDeployment(memory, storage, tables));
}

class LocalEngine implements Engine {
  readonly #deployment: LocalDeployment;
  readonly #scheduler: Scheduler;
  readonly #counters = new Counters();
  #hasLoaded = false;

  constructor(deployment: LocalDeployment) {
    this.#deployment = deployment;
    tidyJobs(deployment);
    this.#scheduler = new Scheduler((job) => runJob(deployment, job));
    deployment.onCommit(({ changes }) => this.#scheduler.onCommit(changes));
  }

  load(modules: LoadedModules): void {
    this.#deployment.load(new Functions(modules));
    if (this.#hasLoaded) return;
    this.#hasLoaded = true;
    this.#scheduler.start(this.#deployment.begin().table(SCHEDULED_FUNCTIONS).documents());
  }

  async runQueries(
    identity: Identity | null,
    requests: readonly QueryRequest[],
    at?: bigint,
  ): Promise<{ ts: bigint; outcomes: QueryOutcome[] }> {
    const ts = at ?? this.#deployment.clock.latest();
    // All begin before the first one runs: whatever commits meanwhile, they see the same data.
    const started = requests.map((request) => ({ request, transaction: this.#deployment.begin(ts) }));
    const outcomes: QueryOutcome[] = [];
    for (const { request, transaction } of started)
      outcomes.push(await this.#runQuery(identity, request, transaction));
    return { ts, outcomes };
  }

  async runMutation(
    identity: Identity | null,
    call: FunctionCall,
    idempotencyKey?: string,
    beforeStart?: () => void,
  ): Promise<MutationOutcome> {
    const key = idempotencyKey ?? null;
    const findOriginal = (): MutationOutcome | undefined =>
      key === null ? undefined : this.#deployment.memory.requests.get(key);
    const known = findOriginal();
    if (known !== undefined) return known;
    return await this.#deployment.writes.run(async () => {
      // A repeat of a mutation that was still running has waited here for the original's outcome.
      const original = findOriginal();
      if (original !== undefined) return original;
      beforeStart?.();
      return await this.#runMutation(identity, call, key);
    });
  }

  async runAction(identity: Identity | null, call: FunctionCall): Promise<FunctionSuccess | FunctionFailure> {
    const logLines: string[] = [];
    try {
      const value = await this.#runPublic({ kind: "action", identity, transaction: null, logLines }, call);
      return { ok: true, value, logLines };
    } catch (error) {
      return toFailure(error, logLines);
    }
  }

  async runHttpAction(identity: Identity | null, request: Request): Promise<Response> {
    const run: Run = { kind: "action", identity, transaction: null, logLines: [] };
    const execution = this.#deployment.execution(run, "http");
    try {
      const action = findHttpAction(execution.functions.defaultExport("http"), request);
      if (action === null) return new Response("No matching routes found", { status: 404 });
      return await currentExecution.run(execution, () => action.invokeHttpAction(request));
    } catch (error) {
      const message = errorMessage(error);
      run.logLines.push(message);
      return new Response(message, { status: 500 });
    } finally {
      printLogLines(new URL(request.url).pathname, run.logLines);
    }
  }

  kindOf(path: string): FunctionKind | null {
    return this.#deployment.functions.findPublic(path)?.kind ?? null;
  }

  onCommit(listener: (commit: Commit) => void): () => void {
    return this.#deployment.onCommit(listener);
  }

  latestTs(): bigint {
    return this.#deployment.clock.latest();
  }

  advanceTo(ts: bigint): void {
    this.#deployment.clock.advanceTo(ts);
  }

  executions(): ExecutionCounts {
    return this.#counters.toCounts();
  }

  async close(): Promise<void> {
    this.#scheduler.stop();
    this.#deployment.close();
  }

  async #runQuery(
    identity: Identity | null,
    request: QueryRequest,
    transaction: Transaction,
  ): Promise<QueryOutcome> {
    const { reads } = transaction;
    const logLines: string[] = [];
    try {
      const journal = new Journal(request.journal ?? null);
      const value = await this.#runPublic(
        { kind: "query", identity, transaction, logLines, journal },
        request,
      );
      return { ok: true, value, logLines, reads, journal: journal.serialize() };
    } catch (error) {
      return { ...toFailure(error, logLines), reads, journal: null };
    } finally {
      transaction.close();
    }
  }

  async #runMutation(
    identity: Identity | null,
    call: FunctionCall,
    key: string | null,
  ): Promise<MutationOutcome> {
    const deployment = this.#deployment;
    const { clock, requests } = deployment.memory;
    const logLines: string[] = [];
    try {
      return await deployment.attempt(
        (transaction) => {
          logLines.length = 0;
          return this.#runPublic({ kind: "mutation", identity, transaction, logLines }, call);
        },
        (transaction, value) => {
          const outcome: MutationOutcome = { ok: true, value, logLines, ts: clock.next() };
          deployment.commit(transaction, outcome.ts, key === null ? null : toLoggedRequest(key, outcome));
          if (key !== null) requests.remember(key, outcome);
          return outcome;
        },
      );
    } catch (error) {
      const failure = toFailure(error, logLines);
      // A commit that didn't reach the disk is not remembered: a repeat may find more space there.
      if (key !== null && !deployment.isClosed && !(error instanceof CommitFailed)) {
        deployment.saveFailure(toLoggedRequest(key, failure));
        requests.remember(key, failure);
      }
      return failure;
    }
  }

  async #runPublic(run: Run, { path, args }: FunctionCall): Promise<FunctionSuccess["value"]> {
    const registered = this.#deployment.functions.getPublic(path, run.kind);
    const name = canonicalFunctionPath(path);
    this.#counters.count(name, run.identity);
    return await this.#deployment.run(registered, run, name, args);
  }
}
