import { temporaryDirectory } from "@repo/local-kit/testing";
import { expect, test } from "vitest";

import { Random } from "../../src/engine/oracle/random";
import { startComponents, type Calls } from "./support";

interface Item {
  key: number;
  id: string;
  sumValue: number;
}

const inOrder = (items: readonly Item[]): Item[] =>
  items.toSorted((a, b) => a.key - b.key || (a.id < b.id ? -1 : 1));

const sumOf = (items: readonly Item[]): number => items.reduce((sum, { sumValue }) => sum + sumValue, 0);

/** One step of a generated program, done in the aggregate and in a plain list. */
async function step({ mutation }: Calls, random: Random, items: Item[], id: string): Promise<void> {
  const item = { key: random.below(12), id, sumValue: random.below(100) };
  const index = items.length === 0 || random.chance(0.6) ? -1 : random.below(items.length);
  const before = items[index];
  if (before === undefined) {
    await mutation("scores:insert", item);
    items.push(item);
  } else if (random.chance(0.5)) {
    await mutation("scores:remove", { key: before.key, id: before.id });
    items.splice(index, 1);
  } else {
    const after = { ...item, id: before.id };
    await mutation("scores:replace", { before: { key: before.key, id: before.id }, after });
    items[index] = after;
  }
}

async function compare({ query }: Calls, random: Random, items: readonly Item[]): Promise<void> {
  const sorted = inOrder(items);
  const [from, to, key] = [random.below(12), random.below(14), random.below(13)];
  const between = sorted.filter((item) => item.key >= from && item.key < to);
  const offsets = sorted.length === 0 ? [] : [0, -1, random.below(sorted.length)];
  expect(await query("scores:summary", { from, to, key, offsets })).toEqual({
    count: sorted.length,
    sum: sumOf(sorted),
    between: [between.length, sumOf(between)],
    at: offsets.map((offset) => sorted.at(offset)),
    indexOf: sorted.filter((item) => item.key < key).length,
  });
}

async function readPages({ query }: Calls, order: "asc" | "desc"): Promise<Item[]> {
  const items: Item[] = [];
  let cursor: string | undefined;
  for (;;) {
    const next = await query<{ page: Item[]; cursor: string; isDone: boolean }>("scores:page", {
      order,
      ...(cursor === undefined ? {} : { cursor }),
    });
    items.push(...next.page);
    if (next.isDone) return items;
    cursor = next.cursor;
  }
}

test.each([1, 2, 3])("generated program %i: an aggregate is what a plain list is", async (seed) => {
  const { calls } = await startComponents();
  const random = new Random(seed);
  const items: Item[] = [];
  // Small nodes, so that the tree is more than one of them.
  await calls.mutation("scores:clear");
  for (let i = 0; i < 60; i += 1) {
    await step(calls, random, items, `item-${i}`);
    if (i % 5 === 4) await compare(calls, random, items);
  }
  const sorted = inOrder(items);
  expect(sorted.length).toBeGreaterThan(10);
  expect(await readPages(calls, "asc")).toEqual(sorted);
  expect(await readPages(calls, "desc")).toEqual(sorted.toReversed());
});

test("two aggregates of one kind share nothing", async () => {
  const { calls } = await startComponents();
  await calls.mutation("scores:insert", { key: 1, id: "a", sumValue: 1 });
  await calls.mutation("scores:insertOther", { key: 1, id: "a", sumValue: 1 });
  await calls.mutation("scores:insertOther", { key: 2, id: "b", sumValue: 1 });
  expect(await calls.query("scores:count")).toEqual([1, 2]);
});

test("what is enqueued is applied by the worker, which is a component of the component", async () => {
  const { calls } = await startComponents();
  const items = Array.from({ length: 20 }, (_, i) => ({ key: i, id: `item-${i}`, sumValue: 1 }));
  await calls.mutation("scores:enqueue", { items });
  await expect.poll(() => calls.query("scores:count"), { timeout: 20_000 }).toEqual([20, 0]);
});

test("an aggregate is there after a restart", async () => {
  const stateDir = temporaryDirectory();
  const first = await startComponents({ stateDir });
  for (const id of ["a", "b", "c"]) await first.calls.mutation("scores:insert", { key: 1, id, sumValue: 2 });
  await first.deployment.close();
  const { calls } = await startComponents({ stateDir });
  expect(await calls.query("scores:summary", { from: 0, to: 2, key: 1, offsets: [2] })).toMatchObject({
    count: 3,
    sum: 6,
    at: [{ id: "c" }],
  });
});
