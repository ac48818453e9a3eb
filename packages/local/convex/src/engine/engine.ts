import { Clock } from "./data/clock";
import { TableNumbers } from "./data/ids";
import { SCHEDULED_FUNCTIONS } from "./data/scheduled-functions";
import type { Table } from "./data/table";
import { Database } from "./database";
import { runJob, tidyJobs } from "./jobs/run-job";
import { Scheduler } from "./jobs/scheduler";
import { Requests } from "./log/requests";
import { Storage } from "./log/storage";
import { runAction, runHttpAction } from "./run/actions";
import { captureConsole } from "./run/console";
import { FunctionRunner } from "./run/function-runner";
import { Functions } from "./run/functions";
import { runMutation } from "./run/mutations";
import { runQueries } from "./run/queries";
import { installSyscalls } from "./run/syscalls";
import type { Engine, EngineOptions } from "./types";

/**
 * Opens the data of a deployment. With `stateDir` it continues where the last process stopped, however it stopped.
 * Rejects when its log is damaged. The folder must be this process's own. Functions come with the first `load`.
 */
export async function createEngine(options: EngineOptions): Promise<Engine> {
  captureConsole();
  installSyscalls();
  const database = openDatabase(options.stateDir);
  const runner = new FunctionRunner(database);
  tidyJobs(database);
  const scheduler = new Scheduler((job) => runJob(runner, job));
  database.onCommit(({ changes }) => scheduler.onCommit(changes));
  let hasLoaded = false;

  return {
    load(modules) {
      runner.load(new Functions(modules));
      if (hasLoaded) return;
      hasLoaded = true;
      scheduler.start(database.begin().table(SCHEDULED_FUNCTIONS).documents());
    },
    runQueries: (identity, requests, at) => runQueries(runner, identity, requests, at),
    runMutation: (identity, call, idempotencyKey, beforeStart) =>
      runMutation(runner, identity, call, idempotencyKey, beforeStart),
    runAction: (identity, call) => runAction(runner, identity, call),
    runHttpAction: (identity, request) => runHttpAction(runner, identity, request),
    kindOf: (path) => runner.functions.findPublic(path)?.kind ?? null,
    onCommit: (listener) => database.onCommit(listener),
    latestTs: () => database.clock.latest(),
    advanceTo: (ts) => database.clock.advanceTo(ts),
    executions: (isAsked) => runner.counter.toCounts(isAsked),
    async close() {
      scheduler.stop();
      database.close();
    },
  };
}

function openDatabase(stateDir: string | undefined): Database {
  const memory = { clock: new Clock(), numbers: new TableNumbers(), requests: new Requests() };
  const { storage, tables } =
    stateDir === undefined
      ? { storage: Storage.inMemory(memory), tables: new Map<string, Table>() }
      : Storage.open(stateDir, memory);
  return new Database(memory, storage, tables);
}
