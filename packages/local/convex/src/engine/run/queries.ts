import { setImmediate as nextTurn } from "node:timers/promises";

import type { Transaction } from "../data/transaction";
import { toFailure } from "../errors";
import { QueryJournal } from "../query/query-journal";
import type { Identity, QueryOutcome, QueryRequest } from "../types";
import type { Observed } from "./execution";
import type { FunctionRunner } from "./function-runner";
import type { Moment } from "./shared-queries";

/**
 * How long the queries of one caller run before others have their turn, in milliseconds: of these there are as many as a
 * client says, and nothing that a query here waits for lets anybody else in.
 */
const TURN_MS = 20;

/**
 * Runs queries that clients asked for, all at one timestamp: `at`, in nanoseconds, or else the newest. Those that may be
 * shared are not run again for the same result.
 */
export async function runQueries(
  runner: FunctionRunner,
  identity: Identity | null,
  requests: readonly QueryRequest[],
  at?: bigint,
): Promise<{ ts: bigint; outcomes: QueryOutcome[] }> {
  const ts = await runner.database.readTs(at);
  const { base: snapshot } = runner.database.begin(ts);
  const moment: Moment = { snapshot, ts, functions: runner.functions };
  // All begin before the first one runs: whatever commits meanwhile, they see the same data.
  const started = requests.map((request) => {
    const known = request.isShared === true ? runner.sharedQueries.find(moment, identity, request) : null;
    if (known === null) return { request, transaction: runner.database.begin(ts) };
    runner.count(identity, request);
    return known;
  });
  const outcomes: QueryOutcome[] = [];
  let turnBegan = performance.now();
  for (const query of started) {
    if (performance.now() - turnBegan > TURN_MS) {
      await nextTurn();
      turnBegan = performance.now();
      // New functions may ask for indexes that the data of before do not have.
      if (runner.functions !== moment.functions) return await runQueries(runner, identity, requests, at);
    }
    outcomes.push(
      "ok" in query ? query : await runQuery(runner, identity, query.request, query.transaction, moment),
    );
  }
  return { ts, outcomes };
}

async function runQuery(
  runner: FunctionRunner,
  identity: Identity | null,
  request: QueryRequest,
  transaction: Transaction,
  moment: Moment,
): Promise<QueryOutcome> {
  const { reads } = transaction;
  const logLines: string[] = [];
  const observed: Observed = { identity: false, timeOrChance: false };
  try {
    const journal = new QueryJournal(request.journal ?? null);
    const value = await runner.runForClient(
      { kind: "query", identity, transaction, logLines, journal, observed },
      request,
    );
    const outcome: QueryOutcome = { ok: true, value, logLines, reads, journal: journal.serialize() };
    if (request.isShared === true) {
      runner.sharedQueries.keep(moment, identity, request, outcome, observed);
    }
    return outcome;
  } catch (error) {
    return { ...toFailure(error, logLines), reads, journal: null };
  } finally {
    transaction.close();
  }
}
