import type { LocalDeployment } from "./deployment";
import { errorMessage } from "./errors";
import { jobFromDocument, readJob, SCHEDULED_FUNCTIONS, setJobState, type Job } from "./scheduled";
import type { Transaction } from "./transaction";

/** Runs a job that is due and keeps its state. Never rejects: a failure becomes the job's state and a printed line. */
export async function runJob(deployment: LocalDeployment, job: Job): Promise<void> {
  const logLines: string[] = [];
  try {
    const { kind } = deployment.functions.getAny(job.path);
    if (kind === "action") await runActionJob(deployment, job, logLines);
    else await runMutationJob(deployment, job, logLines);
  } catch (error) {
    // A job interrupted by the shutdown is still pending, or an action the next start marks as failed.
    if (deployment.isClosed) return;
    const message = errorMessage(error);
    logLines.push(message);
    await keepFailure(deployment, job, message);
  } finally {
    printLogLines(job.path, logLines);
  }
}

async function keepFailure(deployment: LocalDeployment, job: Job, message: string): Promise<void> {
  try {
    await deployment.transact((transaction) => {
      if (isUnfinished(transaction, job))
        setJobState(transaction, job.id, { kind: "failed", error: message });
    });
  } catch (error) {
    if (deployment.isClosed) return;
    console.error(
      `convex-local: the scheduled function ${job.path} failed, and that could not be kept: as the disk has it, it ` +
        "has not finished. At the next start a mutation runs again, and an action is marked as failed.",
      error,
    );
  }
}

/** The job's writes and its new state are one commit, so that it runs exactly once, whenever the process dies. */
async function runMutationJob(deployment: LocalDeployment, job: Job, logLines: string[]): Promise<void> {
  await deployment.transact(async (transaction) => {
    if (readJob(transaction, job.id)?.state.kind !== "pending") return;
    logLines.length = 0;
    setJobState(transaction, job.id, { kind: "inProgress" });
    const registered = deployment.functions.get(job.path, "mutation");
    await deployment.run(
      registered,
      { kind: "mutation", identity: null, transaction, logLines },
      job.path,
      job.args,
    );
    if (isUnfinished(transaction, job)) setJobState(transaction, job.id, { kind: "success" });
  });
}

/** An action has effects outside, so it runs at most once: it counts as started before it starts. */
async function runActionJob(deployment: LocalDeployment, job: Job, logLines: string[]): Promise<void> {
  const started = await deployment.transact((transaction) => {
    if (readJob(transaction, job.id)?.state.kind !== "pending") return false;
    setJobState(transaction, job.id, { kind: "inProgress" });
    return true;
  });
  if (!started) return;
  const registered = deployment.functions.get(job.path, "action");
  await deployment.run(
    registered,
    { kind: "action", identity: null, transaction: null, logLines },
    job.path,
    job.args,
  );
  await deployment.transact((transaction) => {
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
export function tidyJobs(deployment: LocalDeployment): void {
  const transaction = deployment.begin();
  for (const document of transaction.table(SCHEDULED_FUNCTIONS).documents()) {
    const { id, state, completedTime } = jobFromDocument(document);
    if (state.kind === "inProgress") {
      setJobState(transaction, id, {
        kind: "failed",
        error: "The deployment stopped while this action ran.",
      });
    } else if (completedTime !== undefined && completedTime < Date.now() - RESULT_LIFETIME_MS) {
      transaction.put(SCHEDULED_FUNCTIONS, id, document, null);
    }
  }
  if (transaction.changes().length > 0) deployment.commit(transaction, deployment.clock.next(), null);
}

/** For runs without a client that would show them. */
export function printLogLines(source: string, logLines: readonly string[]): void {
  for (const line of logLines) console.log(`[${source}] ${line}`);
}
