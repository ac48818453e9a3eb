import {
  deleteJob,
  jobFromDocument,
  readJob,
  scheduledFunctions,
  setJobState,
  type Job,
} from "../data/scheduled-functions";
import type { Transaction } from "../data/transaction";
import type { Database } from "../database";
import { errorMessage } from "../errors";
import { printLogLines } from "../run/console";
import { displayedAddress } from "../run/function-address";
import type { FunctionRunner } from "../run/function-runner";

/** Runs a job that is due and keeps its state. Never rejects: a failure becomes the job's state and a printed line. */
export async function runJob(runner: FunctionRunner, job: Job): Promise<void> {
  const logLines: string[] = [];
  const name = displayedAddress(job);
  try {
    const { kind } = runner.functions.getAnyAt(job);
    const runOfKind = kind === "action" ? runActionJob : runMutationJob;
    await runner.executionLog.keep(job, { kind, logLines }, () => runOfKind(runner, job, logLines));
  } catch (error) {
    // A job interrupted by the shutdown is still pending, or an action the next start marks as failed.
    if (runner.database.isClosed) return;
    const message = errorMessage(error);
    logLines.push(message);
    await keepFailure(runner, job, message);
  } finally {
    printLogLines(name, logLines);
  }
}

async function keepFailure(runner: FunctionRunner, job: Job, message: string): Promise<void> {
  try {
    await runner.transact((transaction) => {
      if (isUnfinished(transaction, job))
        setJobState(transaction, job.id, { kind: "failed", error: message });
    });
  } catch (error) {
    if (runner.database.isClosed) return;
    console.error(
      `convex-local: the scheduled function ${displayedAddress(job)} failed, and that could not be kept: as the disk has it, it ` +
        "has not finished. At the next start a mutation runs again, and an action is marked as failed.",
      error,
    );
  }
}

/** The job's writes and its new state are one commit, so that it runs exactly once, whenever the process dies. */
async function runMutationJob(runner: FunctionRunner, job: Job, logLines: string[]): Promise<void> {
  await runner.transact(async (transaction) => {
    if (readJob(transaction, job.id)?.state.kind !== "pending") return;
    logLines.length = 0;
    setJobState(transaction, job.id, { kind: "inProgress" });
    const registered = runner.functions.getAt(job, "mutation");
    await runner.run(
      registered,
      { kind: "mutation", identity: null, transaction, logLines, jobId: job.id },
      job,
      job.args,
    );
    if (isUnfinished(transaction, job)) setJobState(transaction, job.id, { kind: "success" });
  });
}

/** An action has effects outside, so it runs at most once: it counts as started before it starts. */
async function runActionJob(runner: FunctionRunner, job: Job, logLines: string[]): Promise<void> {
  const started = await runner.transact((transaction) => {
    if (readJob(transaction, job.id)?.state.kind !== "pending") return false;
    setJobState(transaction, job.id, { kind: "inProgress" });
    return true;
  });
  if (!started) return;
  const registered = runner.functions.getAt(job, "action");
  await runner.run(
    registered,
    { kind: "action", identity: null, transaction: null, logLines, jobId: job.id },
    job,
    job.args,
  );
  await runner.transact((transaction) => {
    if (isUnfinished(transaction, job)) setJobState(transaction, job.id, { kind: "success" });
  });
}

function isUnfinished(transaction: Transaction, job: Job): boolean {
  const kind = readJob(transaction, job.id)?.state.kind;
  return kind === "pending" || kind === "inProgress";
}

/** How long the outcome of a job can be looked up, as in Convex. */
const RESULT_LIFETIME_MS = 7 * 24 * 60 * 60 * 1000;

/** After a restart: actions that were running when the last process died may not run again; old outcomes go. */
export function tidyJobs(database: Database): void {
  const transaction = database.begin();
  for (const document of scheduledFunctions(transaction.tables)) {
    const { id, state, completedTime } = jobFromDocument(document);
    if (state.kind === "inProgress") {
      setJobState(transaction, id, {
        kind: "failed",
        error: "The deployment stopped while this action ran.",
      });
    } else if (completedTime !== undefined && completedTime < Date.now() - RESULT_LIFETIME_MS) {
      deleteJob(transaction, document);
    }
  }
  if (transaction.changes().length > 0) database.commit(transaction, database.clock.next(), null);
}
