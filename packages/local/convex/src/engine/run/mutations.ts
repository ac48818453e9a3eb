import { resolveCommitTsInResult } from "../data/commit-ts";
import { CommitFailed, toFailure } from "../errors";
import { toLoggedRequest } from "../log/records";
import type { FunctionCall, Identity, MutationOutcome } from "../types";
import type { FunctionRunner } from "./function-runner";

/** Runs a mutation that a client asked for, unless the outcome of its idempotency key is known already. */
export async function runMutation(
  runner: FunctionRunner,
  identity: Identity | null,
  call: FunctionCall,
  idempotencyKey?: string,
  beforeStart?: () => void,
): Promise<MutationOutcome> {
  const { database } = runner;
  const key = idempotencyKey ?? null;
  const findOriginal = (): MutationOutcome | undefined =>
    key === null ? undefined : database.memory.requests.get(key);
  const known = findOriginal();
  if (known !== undefined) return await released(known, database.whenPublished());
  const { outcome, published } = await database.writes.run(async () => {
    // A repeat of a mutation that was still running has waited here for the original's outcome.
    let outcome = findOriginal();
    if (outcome === undefined) {
      beforeStart?.();
      outcome = await runAndCommit(runner, identity, call, key);
    }
    return { outcome, published: database.whenPublished() };
  });
  return await released(outcome, published);
}

/** The outcome, once what it was computed from and what it has written counts. The next mutation runs meanwhile. */
async function released(outcome: MutationOutcome, published: Promise<void>): Promise<MutationOutcome> {
  try {
    await published;
    return outcome;
  } catch (error) {
    return toFailure(error, outcome.logLines);
  }
}

async function runAndCommit(
  runner: FunctionRunner,
  identity: Identity | null,
  call: FunctionCall,
  key: string | null,
): Promise<MutationOutcome> {
  const { database } = runner;
  const { clock, requests } = database.memory;
  const logLines: string[] = [];
  try {
    return await database.attempt(
      (transaction) => {
        logLines.length = 0;
        return runner.runForClient({ kind: "mutation", identity, transaction, logLines }, call);
      },
      (transaction, value) => {
        const ts = clock.next();
        const outcome: MutationOutcome = {
          ok: true,
          value: resolveCommitTsInResult(value, ts),
          logLines,
          ts,
        };
        database.commit(transaction, ts, key === null ? null : toLoggedRequest(key, outcome));
        if (key !== null) requests.remember(key, outcome);
        return outcome;
      },
    );
  } catch (error) {
    const failure = toFailure(error, logLines);
    // A commit that didn't reach the disk is not remembered: a repeat may find more space there.
    if (key !== null && !database.isClosed && !(error instanceof CommitFailed)) {
      database.saveFailure(toLoggedRequest(key, failure));
      requests.remember(key, failure);
    }
    return failure;
  }
}
