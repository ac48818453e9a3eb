import { AsyncLocalStorage } from "node:async_hooks";

import { Clock } from "./data/clock";
import { tableIn } from "./data/component-tables";
import { TableNumbers } from "./data/ids";
import { readEnvironmentVariables, writeEnvironmentVariables } from "./data/environment-variables";
import { scheduledFunctions } from "./data/scheduled-functions";
import { indexChanges } from "./data/index-changes";
import { parseSchema, SchemaMismatch } from "./data/schema";
import { Database } from "./database";
import { filesInMemory, filesOnDisk } from "./files/file-store";
import { Files, STORAGE } from "./files/files";
import { Crons, parseCrons } from "./jobs/crons";
import { runJob, tidyJobs } from "./jobs/run-job";
import { Scheduler } from "./jobs/scheduler";
import { Requests } from "./log/requests";
import { Storage } from "./log/storage";
import { checkModulePath } from "./names";
import { runAction, runHttpAction } from "./run/actions";
import { captureConsole } from "./run/console";
import { FunctionRunner } from "./run/function-runner";
import { checkFunctionNames, Functions } from "./run/functions";
import { checkHttpRouter } from "./run/http-router";
import { runMutation } from "./run/mutations";
import { runQueries } from "./run/queries";
import { installSyscalls } from "./run/syscalls";
import { transfers } from "./transfer/transfers";
import { systemModules } from "./system/system-modules";
import type { Engine, EngineOptions, LoadedComponents, LoadedModules } from "./types";

/**
 * Opens the data of a deployment. With `stateDir` it continues where the last process stopped, however it stopped.
 * Rejects when its log is damaged. The folder must be this process's own. Functions come with the first `load`.
 */
export async function createEngine(options: EngineOptions): Promise<Engine> {
  captureConsole();
  installSyscalls();
  const { database, leftOut } = openDatabase(options);
  const { stateDir, durability = "os" } = options;
  const store =
    stateDir === undefined
      ? filesInMemory()
      : filesOnDisk(stateDir, { synced: durability === "disk", leftOut });
  const files = new Files(database, store);
  const runner = new FunctionRunner(database, files, new Functions(systemModules));
  tidyJobs(database);
  const scheduler = new Scheduler((job) => runJob(runner, job));
  database.onCommit(({ changes }) => scheduler.onCommit(changes));
  const crons = new Crons(runner);
  database.onCommit(({ changes }) => crons.onCommit(changes));
  let hasLoaded = false;

  return {
    load(modules, components) {
      const { functions, schema, cronJobs } = parse(modules, components);
      // Numbered like the tables of the schema, ids of files mean the same in every deployment of an app.
      for (const [path] of functions.all()) database.memory.numbers.numberOf(tableIn(path, STORAGE));
      const before = { functions: runner.functions, schema: database.schema };
      runner.load(functions, schema);
      try {
        crons.load(cronJobs);
      } catch (error) {
        runner.load(before.functions, before.schema);
        throw error;
      }
      if (hasLoaded) return;
      hasLoaded = true;
      scheduler.start(scheduledFunctions(database.begin().tables));
    },
    preview(modules, components) {
      const { schema } = parse(modules, components);
      return indexChanges(database.schema, schema);
    },
    schemaMismatch(modules, components) {
      try {
        database.checkSchema(parse(modules, components).schema);
        return null;
      } catch (error) {
        if (error instanceof SchemaMismatch) return error;
        throw error;
      }
    },
    runQueries: (identity, requests, at) => runQueries(runner, identity, requests, at),
    runMutation: (identity, call, idempotencyKey, beforeStart) =>
      runMutation(runner, identity, call, idempotencyKey, beforeStart),
    runAction: (identity, call) => runAction(runner, identity, call),
    runHttpAction: (identity, request, origin) => runHttpAction(runner, identity, request, origin),
    kindOf({ componentPath, path }, access) {
      const functions = runner.functions.in(access === "admin" ? (componentPath ?? "") : "");
      return (access === "admin" ? functions?.find(path) : functions?.findPublic(path))?.kind ?? null;
    },
    onCommit: (listener) => database.onCommit(listener),
    latestTs: () => database.visibleTs(),
    advanceTo: (ts) => database.clock.advanceTo(ts),
    environmentVariables: () => readEnvironmentVariables(database.begin()),
    setEnvironmentVariables: (variables) =>
      database.transact((transaction) => writeEnvironmentVariables(transaction, database.clock, variables)),
    ...transfers(database, files),
    async executionLog(cursor, waitMs) {
      const { executionLog } = runner;
      const known = executionLog.since(cursor);
      if (cursor === 0 || known.executions.length > 0) return known;
      await executionLog.next(waitMs);
      return executionLog.since(cursor);
    },
    files,
    executions: (isAsked, until) => runner.counter.toCounts(isAsked, until),
    async close() {
      scheduler.stop();
      crons.stop();
      await database.close();
    },
  };
}

/** Reads everything in a set of modules that can be wrong without regard to the data. */
function parse(modules: LoadedModules, components: LoadedComponents = new Map()) {
  for (const loaded of [modules, ...components.values()]) {
    for (const path of Object.keys(loaded)) checkModulePath(path);
  }
  const functions = new Functions(modules, components);
  for (const [, component] of functions.all()) {
    checkFunctionNames(component);
    checkHttpRouter(component);
  }
  const schema = new Map(
    [...functions.all()].flatMap(([path, component]) => [
      ...parseSchema(component.defaultExport("schema"), path),
    ]),
  );
  return { functions, schema, cronJobs: parseCrons(functions) };
}

/** `leftOut` is where a recovery keeps the damaged log; null if there was none. */
function openDatabase({ stateDir, durability = "os", recover = false, checkFolder }: EngineOptions): {
  database: Database;
  leftOut: string | null;
} {
  const memory = { clock: new Clock(), numbers: new TableNumbers(), requests: new Requests() };
  if (stateDir === undefined) {
    return { database: new Database(memory, Storage.inMemory(memory), new Map()), leftOut: null };
  }
  // What is said in a function's run would become one of its log lines.
  const outsideOfRuns = AsyncLocalStorage.snapshot();
  const say = (line: string) => outsideOfRuns(() => console.error(`convex-local: ${line}`));
  const { storage, tables, leftOut } = Storage.open(stateDir, memory, { durability, recover, say });
  return { database: new Database(memory, storage, tables, checkFolder), leftOut: leftOut?.keptAs ?? null };
}
