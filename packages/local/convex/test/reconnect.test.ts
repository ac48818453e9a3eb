import { afterAll, beforeAll, beforeEach, describe, expect, onTestFinished, test } from "vitest";

import type { Deployment } from "../src/index";
import { connect, connectBase, subscribe } from "./support/clients";
import { startTestDeployment } from "./support/deployment";
import { functions } from "./support/functions";
import { startIssuer, type Issuer } from "./support/issuer";
import { startProxy, type Proxy } from "./support/proxy";
import { until } from "./support/until";

const { counter, customers } = functions;
let issuer: Issuer;
let deployment: Deployment;
let proxy: Proxy;

beforeAll(async () => {
  issuer = await startIssuer();
  deployment = await startTestDeployment({
    env: { TEST_ISSUER: issuer.url, TEST_CUSTOM_ISSUER: issuer.url },
  });
});
afterAll(async () => {
  await deployment.close();
  await issuer.close();
});
beforeEach(async () => {
  proxy = await startProxy(deployment.url);
  onTestFinished(() => proxy.close());
});

describe("a mutation runs exactly once", () => {
  test.each([
    { lost: "the request", type: "Mutation" },
    { lost: "the response", type: "MutationResponse" },
  ])("when the connection breaks and $lost is lost", async ({ type }) => {
    const client = connect(proxy.url);
    const name = `lost ${type}`;
    const shown = subscribe(client, counter.get, { name });
    await shown.until((value) => value === 0);

    proxy.cutAt(type);
    expect(await client.mutation(counter.increment, { name })).toBe(1);
    expect(proxy.cuts).toBe(1);
    await shown.until((value) => value === 1);
    expect(await client.query(counter.get, { name })).toBe(1);
  });

  test("and its optimistic update stays until the result is there", async () => {
    const args = { name: "optimistic across a cut" };
    const shown: unknown[] = [];
    const client = connectBase(proxy.url, () => shown.push(client.localQueryResult("counter:get", args)));
    client.subscribe("counter:get", args);
    await until(
      () => shown.at(-1) === 0,
      () => shown,
    );
    proxy.cutAt("Mutation");
    await client.mutation("counter:increment", args, {
      optimisticUpdate: (store) => store.setQuery(counter.get, args, 1),
    });
    expect(shown).toEqual([0, ...shown.slice(1).map(() => 1)]);
  });
});

test("the pages of a list keep fitting together across inserts and reconnects", async () => {
  const writer = connect(deployment.url);
  writer.setAuth(() => issuer.mint({ subject: "pager" }));
  for (let i = 0; i < 10; i += 1) await writer.mutation(customers.create, { name: `c${i}` });

  const reader = connectBase(proxy.url);
  reader.setAuth(
    () => issuer.mint({ subject: "pager" }),
    () => {},
  );
  type Page = { page: { name: string }[]; continueCursor: string };
  const argsOf = (cursor: string | null) => ({ paginationOpts: { numItems: 4, cursor, id: 1 } });
  const pageAt = (cursor: string | null) =>
    reader.localQueryResult("customers:page", argsOf(cursor)) as Page | undefined;

  reader.subscribe("customers:page", argsOf(null));
  await until(
    () => pageAt(null) !== undefined,
    () => "no first page",
  );
  const cursor = pageAt(null)?.continueCursor ?? null;
  reader.subscribe("customers:page", argsOf(cursor));
  const names = () =>
    [pageAt(null), pageAt(cursor)].flatMap((page) => page?.page.map(({ name }) => name) ?? []).join();
  const showsExactly = (expected: string) => until(() => names() === expected, names);

  await showsExactly("c9,c8,c7,c6,c5,c4,c3,c2");
  await writer.mutation(customers.create, { name: "c10" });
  await showsExactly("c10,c9,c8,c7,c6,c5,c4,c3,c2");

  proxy.cutAll();
  await writer.mutation(customers.create, { name: "c11" });
  await showsExactly("c11,c10,c9,c8,c7,c6,c5,c4,c3,c2");
});

test("every query is answered again after a reconnect, even if nothing changed", async () => {
  const client = connect(proxy.url);
  const shown = subscribe(client, counter.get, { name: "still the same" });
  await shown.until((value) => value === 0);
  const answers = () => proxy.frames.filter(({ type }) => type === "Transition").length;
  const before = answers();
  proxy.cutAll();
  await until(
    () => answers() > before,
    () => proxy.frames,
  );
  expect(proxy.frames.findLast(({ type }) => type === "Transition")).toMatchObject({
    modifications: [{ type: "QueryUpdated", value: 0 }],
  });
});
