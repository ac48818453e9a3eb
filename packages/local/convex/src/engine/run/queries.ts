import type { Transaction } from "../data/transaction";
import { toFailure } from "../errors";
import { QueryJournal } from "../query/query-journal";
import type { Identity, QueryOutcome, QueryRequest } from "../types";
import type { FunctionRunner } from "./function-runner";

/** Runs queries that clients asked for, all at one timestamp: `at`, in nanoseconds, or else the newest. */
export async function runQueries(
  runner: FunctionRunner,
  identity: Identity | null,
  requests: readonly QueryRequest[],
  at?: bigint,
): Promise<{ ts: bigint; outcomes: QueryOutcome[] }> {
  const ts = at ?? runner.clock.latest();
  // All begin before the first one runs: whatever commits meanwhile, they see the same data.
  const started = requests.map((request) => ({ request, transaction: runner.database.begin(ts) }));
  const outcomes: QueryOutcome[] = [];
  for (const { request, transaction } of started) {
    outcomes.push(await runQuery(runner, identity, request, transaction));
  }
  return { ts, outcomes };
}

async function runQuery(
  runner: FunctionRunner,
  identity: Identity | null,
  request: QueryRequest,
  transaction: Transaction,
): Promise<QueryOutcome> {
  const { reads } = transaction;
  const logLines: string[] = [];
  try {
    const journal = new QueryJournal(request.journal ?? null);
    const value = await runner.runForClient(
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
