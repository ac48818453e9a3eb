import { describe, expect, test } from "vitest";

import type { Commit, Engine, QueryOutcome, QueryRequest } from "../engine/types";
import { QuerySet } from "./query-set";

/** Holds each call of `runQueries` until the test answers it; a query reads the table it is named after. */
class ManualEngine implements Pick<Engine, "runQueries"> {
  readonly calls: { paths: string[]; answer: (ts: bigint, values: Record<string, number>) => void }[] = [];

  runQueries(_identity: unknown, requests: readonly QueryRequest[]) {
    return new Promise<{ ts: bigint; outcomes: QueryOutcome[] }>((resolve) => {
      const paths = requests.map(({ path }) => path);
      const answer = (ts: bigint, values: Record<string, number>) =>
        resolve({ ts, outcomes: paths.map((path) => outcomeOf(path, values[path] ?? 0)) });
      this.calls.push({ paths, answer });
    });
  }
}

function outcomeOf(table: string, value: number): QueryOutcome {
  const reads = {
    isInvalidatedBy: (changes: Commit["changes"]) => changes.some((change) => change.table === table),
  };
  return { ok: true, value, logLines: [], journal: null, reads };
}

const add = (queryId: number, udfPath: string) => ({ type: "Add" as const, queryId, udfPath, args: {} });
const commitTo = (table: string, ts: bigint): Commit => ({
  ts,
  changes: [{ table, id: "1", before: null, after: null }],
  idempotencyKey: null,
});
const updated = (queryId: number, value: number) => ({
  type: "QueryUpdated",
  queryId,
  fields: `"value":${value},"logLines":[],"journal":null`,
});

/** Two queries, "a" and "b", both current at ts 1 with value 0. */
async function startWithTwo() {
  const engine = new ManualEngine();
  const queries = new QuerySet(engine);
  queries.apply([add(1, "a"), add(2, "b")]);
  const first = queries.refresh(null);
  engine.calls[0]?.answer(1n, {});
  await first;
  return { engine, queries };
}

/** The microtasks that an answer sets off. */
const settle = () => new Promise<void>((resolve) => setImmediate(resolve));

describe("a refresh", () => {
  test("runs only what a commit has touched, and tells only what has changed", async () => {
    const { engine, queries } = await startWithTwo();
    expect(queries.invalidate(commitTo("c", 2n))).toBe(false);
    expect(queries.invalidate(commitTo("a", 3n))).toBe(true);
    const refresh = queries.refresh(null);
    expect(engine.calls[1]?.paths).toEqual(["a"]);
    engine.calls[1]?.answer(3n, { a: 0 });
    expect(await refresh).toEqual({ ts: 3n, changed: [] });
  });

  test("runs again what a commit touches while it runs, if its result does not have it", async () => {
    const { engine, queries } = await startWithTwo();
    queries.invalidate(commitTo("a", 2n));
    const refresh = queries.refresh(null);
    queries.invalidate(commitTo("a", 3n));
    queries.invalidate(commitTo("a", 4n));
    engine.calls[1]?.answer(3n, { a: 5 });
    expect(await refresh).toEqual({ ts: 3n, changed: [updated(1, 5)] });
    expect(queries.isStale).toBe(true);
  });

  test("does not run again what already has the commit", async () => {
    const { engine, queries } = await startWithTwo();
    queries.invalidate(commitTo("a", 2n));
    const refresh = queries.refresh(null);
    queries.invalidate(commitTo("a", 3n));
    engine.calls[1]?.answer(3n, { a: 5 });
    await refresh;
    expect(queries.isStale).toBe(false);
  });

  test("never mixes moments: a commit to another query that overtakes it makes all run at one", async () => {
    const { engine, queries } = await startWithTwo();
    queries.invalidate(commitTo("a", 2n));
    const refresh = queries.refresh(null);
    queries.invalidate(commitTo("b", 3n));
    engine.calls[1]?.answer(3n, { a: 5 });
    await settle();
    expect(engine.calls[2]?.paths).toEqual(["a", "b"]);
    engine.calls[2]?.answer(4n, { a: 6, b: 7 });
    expect(await refresh).toEqual({ ts: 4n, changed: [updated(1, 6), updated(2, 7)] });
    expect(queries.isStale).toBe(false);
  });

  test("leaves a commit to another query that comes after its moment for the next one", async () => {
    const { engine, queries } = await startWithTwo();
    queries.invalidate(commitTo("a", 2n));
    const refresh = queries.refresh(null);
    queries.invalidate(commitTo("b", 3n));
    engine.calls[1]?.answer(2n, { a: 5 });
    expect(await refresh).toEqual({ ts: 2n, changed: [updated(1, 5)] });
    expect(queries.isStale).toBe(true);
  });
});

test("a removed query is confirmed, and runs no more", async () => {
  const { engine, queries } = await startWithTwo();
  expect(queries.apply([{ type: "Remove", queryId: 1 }])).toEqual([
    { type: "QueryRemoved", queryId: 1, fields: "" },
  ]);
  queries.invalidateAll();
  void queries.refresh(null);
  expect(engine.calls[1]?.paths).toEqual(["b"]);
});
