import { expect, test } from "vitest";

import { ALICE, item, mutate, startEngine } from "../engine/testing/engine";
import type { Identity } from "../engine/types";
import { QuerySet } from "./query-set";

const BOB: Identity = { ...ALICE, tokenIdentifier: "https://issuer|bob", subject: "bob" };

test("a commit makes a query run once for all that are subscribed to it, a first subscription each time", async () => {
  const engine = await startEngine();
  const clients = [ALICE, BOB, null].map((identity) => ({ identity, queries: new QuerySet(engine) }));
  engine.onCommit((commit) => {
    for (const { queries } of clients) queries.invalidate(commit);
  });
  for (const { identity, queries } of clients) {
    queries.apply([{ type: "Add", queryId: 1, udfPath: "items:list", args: { list: "a" } }]);
    await queries.refresh(identity);
  }
  const runs = async () => {
    const { executions } = await engine.executionLog(0, 0);
    return executions.filter(({ path }) => path === "items:list").length;
  };
  expect(await runs()).toBe(clients.length);
  await mutate(engine, "items:add", item("x"));
  for (const { identity, queries } of clients) {
    const { changed } = await queries.refresh(identity);
    expect(changed.map(({ fields }) => fields)).toEqual(['"value":["x"],"logLines":[],"journal":null']);
  }
  expect(await runs()).toBe(clients.length + 1);
  // Somebody else's reason to run again, such as signing in, is not shared.
  for (const { identity, queries } of clients) {
    queries.invalidateAll();
    await queries.refresh(identity);
  }
  expect(await runs()).toBe(2 * clients.length + 1);
  // Whoever is shown a result has asked for it, whoever's run it comes from.
  expect(engine.executions()["items:list"]).toEqual({ total: 3 * clients.length, unauthenticated: 3 });
});
