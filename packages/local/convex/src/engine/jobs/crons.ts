import type { JSONValue } from "convex/values";

import { functionPathWithFile } from "#function-path";

import { childPath } from "../data/component-tables";
import { CRON_JOBS, cronJobKey, putCronJob, readCronJobs, type CronJob } from "../data/cron-jobs";
import { errorMessage } from "../errors";
import { printLogLines } from "../run/console";
import { displayedAddress } from "../run/function-address";
import type { FunctionRunner } from "../run/function-runner";
import type { Functions } from "../run/functions";
import type { DocumentChange } from "../types";
import { firstTime, nextTime, type Schedule } from "./cron-schedule";
import { DueTimers } from "./due-timers";

/** A job of a crons module. */
interface DefinedCron extends Pick<CronJob, "componentPath" | "name" | "path" | "args"> {
  schedule: Schedule;
}

/** The jobs of the crons modules, of the app and of its components. */
export type DefinedCrons = readonly DefinedCron[];

/**
 * Reads the default exports of the crons modules; without such a module there are no jobs.
 *
 * @throws Error for anything else, in Convex's words, and naming a job whose function or schedule cannot run
 */
export function parseCrons(functions: Functions): DefinedCrons {
  return [...functions.all()].flatMap(([componentPath, component]) => cronsOf(component, componentPath));
}

function cronsOf(functions: Functions, componentPath: string): DefinedCron[] {
  if (!functions.hasModule("crons")) return [];
  const definition = functions.defaultExport("crons");
  if (definition === undefined) {
    throw new Error("`convex/crons.js` must have a default export of a Crons object.");
  }
  if (!isCrons(definition)) {
    throw new Error("The default export of `convex/crons.js` is not a Crons object.");
  }
  const exported: Record<string, { name: string; args: [JSONValue?]; schedule: Schedule }> = JSON.parse(
    definition.export(),
  );
  return Object.entries(exported).map(([name, { name: path, args, schedule }]) => {
    checkRuns(functions, name, path, schedule);
    return { componentPath, name, path, args: args[0] ?? {}, schedule };
  });
}

function isCrons(value: unknown): value is { export(): string } {
  return typeof value === "object" && value !== null && "isCrons" in value && value.isCrons === true;
}

function checkRuns(functions: Functions, name: string, path: string, schedule: Schedule): void {
  const kind = functions.find(path)?.kind;
  if (kind !== "mutation" && kind !== "action") {
    const what =
      kind === undefined
        ? "a function that does not exist"
        : "a query function, only actions and mutations can be scheduled";
    throw new Error(`The cron job '${name}' schedules ${what}: ${functionPathWithFile(path)}`);
  }
  try {
    nextTime(schedule, Date.now());
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new Error(`The schedule of the cron job "${name}" is wrong: ${reason}.`, { cause: error });
  }
}

/**
 * Runs cron jobs when they are due, each once at a time. When they run next is in `_cron_jobs`, so a restart neither
 * forgets a job nor runs it anew; one that was missed meanwhile runs once.
 */
export class Crons {
  readonly #runner: FunctionRunner;
  readonly #timers = new DueTimers();
  readonly #running = new Set<string>();

  constructor(runner: FunctionRunner) {
    this.#runner = runner;
  }

  /** Takes the jobs of newly loaded functions. One that has not changed keeps its time. */
  load(defined: DefinedCrons): void {
    const { database } = this.#runner;
    const transaction = database.begin();
    const stored = readCronJobs(transaction);
    const keys = new Set(defined.map(cronJobKey));
    for (const key of stored.keys()) {
      if (!keys.has(key)) putCronJob(transaction, database.clock, key, null);
    }
    for (const { schedule, ...cron } of defined) {
      const key = cronJobKey(cron);
      const before = stored.get(key);
      const { path, args } = cron;
      const job = { ...cron, schedule: JSON.stringify(schedule) };
      const isSameSchedule = before?.schedule === job.schedule;
      const next = isSameSchedule ? before.nextTime : firstTime(schedule, Date.now());
      if (isSameSchedule && before.path === path && JSON.stringify(before.args) === JSON.stringify(args))
        continue;
      putCronJob(transaction, database.clock, key, { ...job, nextTime: next });
    }
    if (transaction.changes().length > 0) database.commit(transaction, database.clock.next(), null);
    for (const job of readCronJobs(database.begin()).values()) this.#follow(job);
  }

  onCommit(changes: readonly DocumentChange[]): void {
    if (!changes.some(({ table }) => table === CRON_JOBS)) return;
    this.#timers.clearAll();
    for (const job of readCronJobs(this.#runner.database.begin()).values()) this.#follow(job);
  }

  /** Starts no further run. */
  stop(): void {
    this.#timers.clearAll();
  }

  #follow(job: CronJob): void {
    this.#timers.set(cronJobKey(job), job.nextTime, () => void this.#run(job));
  }

  /** Its next time is kept before it runs: a process that dies meanwhile leaves one run out, and repeats none. */
  async #run(job: CronJob): Promise<void> {
    const logLines: string[] = [];
    const key = cronJobKey(job);
    try {
      const isStarting = await this.#advance(key);
      if (!isStarting || this.#running.has(key)) return;
      this.#running.add(key);
      try {
        await this.#call(job, logLines);
      } finally {
        this.#running.delete(key);
      }
    } catch (error) {
      if (this.#runner.database.isClosed) return;
      logLines.push(errorMessage(error));
    } finally {
      printLogLines(`${job.name}: ${displayedAddress(job)}`, logLines);
    }
  }

  /** False when the job is gone or was moved meanwhile. */
  async #advance(key: string): Promise<boolean> {
    return await this.#runner.transact((transaction) => {
      const job = readCronJobs(transaction).get(key);
      if (job === undefined || job.nextTime > Date.now() + 1) return false;
      const schedule: Schedule = JSON.parse(job.schedule);
      putCronJob(transaction, this.#runner.clock, key, { ...job, nextTime: nextTime(schedule, Date.now()) });
      return true;
    });
  }

  async #call(job: CronJob, logLines: string[]): Promise<void> {
    const runner = this.#runner;
    const registered = runner.functions.getAnyAt(job);
    const { kind } = registered;
    await runner.executionLog.keep(
      job,
      { kind, logLines, cronJob: childPath(job.componentPath, job.name) },
      async () => {
        const run = { kind, identity: null, logLines };
        if (kind === "action") await runner.run(registered, { ...run, transaction: null }, job, job.args);
        else {
          await runner.transact(async (transaction) => {
            logLines.length = 0;
            await runner.run(registered, { ...run, transaction }, job, job.args);
          });
        }
      },
    );
  }
}
