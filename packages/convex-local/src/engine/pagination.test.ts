import type { JSONValue } from "convex/values";
import { expect, test } from "vitest";
import { Random } from "./oracle/random";
import { item, mutate, mutateToId, query, read, startEngine } from "./testing/engine";
import type { Engine } from "./types";

interface Page {
  names: string[];
  isDone: boolean;
  continueCursor: string;
  splitCursor: string | null;
  pageStatus: string | null;
  journal: string | null;
}

type Order = "asc" | "desc";

async function readPage(
  engine: Engine,
  order: Order,
  options: { cursor: string | null; numItems?: number; endCursor?: string; maximumRowsRead?: number },
  journal: string | null = null,
): Promise<Page> {
  const paginationOpts = { numItems: 3, ...options };
  const outcome = await read(engine, "items:page", { list: "a", order, paginationOpts }, journal);
  if (!outcome.ok) throw new Error(outcome.errorMessage);
  const page = outcome.value as unknown as Omit<Page, "names" | "journal"> & { page: { name: string }[] };
  return { ...page, names: page.page.map(({ name }) => name), journal: outcome.journal };
}

async function add(engine: Engine, rank: number): Promise<string> {
  return await mutateToId(engine, "items:add", item(String(rank), rank));
}

test.each<Order>(["asc", "desc"])(
  "live pages (%s) never gap or overlap while documents come and go",
  async (order) => {
    const random = new Random(order === "asc" ? 1 : 2);
    const engine = await startEngine();
    const ids: string[] = [];
    for (let i = 0; i < 20; i += 1) ids.push(await add(engine, random.below(1000)));

    let pages: Page[] = [];
    for (let cursor: string | null = null; ;) {
      const page: Page = await readPage(engine, order, { cursor });
      pages.push(page);
      if (page.isDone) break;
      cursor = page.continueCursor;
    }
    expect(pages.length).toBeGreaterThan(5);

    for (let round = 0; round < 60; round += 1) {
      if (random.chance(0.6)) ids.push(await add(engine, random.below(1000)));
      else {
        const [id] = ids.splice(random.below(ids.length), 1);
        if (id !== undefined) await mutate(engine, "items:remove", { id });
      }
      // As a client does: every page keeps its own cursor and hands back its journal.
      const cursors = [null, ...pages.map(({ continueCursor }) => continueCursor)];
      const rerun: Page[] = [];
      for (const [i, { journal }] of pages.entries()) {
        rerun.push(await readPage(engine, order, { cursor: cursors[i] ?? null }, journal));
      }
      pages = rerun;
      const all = (await query(engine, "items:list", { list: "a" })) as string[];
      const expected = order === "asc" ? all : all.toReversed();
      expect(
        pages.flatMap(({ names }) => names),
        `round ${round}`,
      ).toEqual(expected);
      expect(pages.at(-1)?.isDone).toBe(true);
    }
  },
);

test("a page that grew recommends a split, and the halves give the same rows", async () => {
  const engine = await startEngine();
  for (const rank of [10, 20, 30, 40]) await add(engine, rank);
  const first = await readPage(engine, "asc", { cursor: null });
  expect(first).toMatchObject({ names: ["10", "20", "30"], pageStatus: null, splitCursor: null });
  for (const rank of [11, 12, 13, 14]) await add(engine, rank);

  const grown = await readPage(engine, "asc", { cursor: null }, first.journal);
  expect(grown).toMatchObject({ pageStatus: "SplitRecommended", continueCursor: first.continueCursor });
  const middle = grown.splitCursor;
  if (middle === null) throw new Error("There is no split cursor.");
  const left = await readPage(engine, "asc", { cursor: null, endCursor: middle });
  const right = await readPage(engine, "asc", { cursor: middle, endCursor: grown.continueCursor });
  expect([...left.names, ...right.names]).toEqual(grown.names);
  expect(right.isDone).toBe(false);
});

test("a page stops at the row limit and asks for a split", async () => {
  const engine = await startEngine();
  for (const rank of [10, 20, 30, 40]) await add(engine, rank);
  const page = await readPage(engine, "asc", { cursor: null, maximumRowsRead: 2 });
  expect(page).toMatchObject({ names: ["10", "20"], isDone: false, pageStatus: "SplitRequired" });
});

test("the last page is done at once when it is exactly full, and stays done when it grows", async () => {
  const engine = await startEngine();
  for (const rank of [10, 20, 30]) await add(engine, rank);
  const page = await readPage(engine, "asc", { cursor: null });
  expect(page).toMatchObject({ names: ["10", "20", "30"], isDone: true });
  await add(engine, 40);
  expect(await readPage(engine, "asc", { cursor: null }, page.journal)).toMatchObject({
    names: ["10", "20", "30", "40"],
    isDone: true,
  });
});

test("a cursor that is malformed or of another query is an InvalidCursor", async () => {
  const engine = await startEngine();
  for (const rank of [10, 20, 30, 40]) await add(engine, rank);
  const { continueCursor } = await readPage(engine, "asc", { cursor: null });
  const page = (cursor: JSONValue, list: string): Promise<JSONValue> =>
    query(engine, "items:page", { list, order: "asc", paginationOpts: { numItems: 3, cursor } });
  await expect(page("{", "a")).rejects.toThrow("InvalidCursor");
  await expect(page("[1]", "a")).rejects.toThrow("InvalidCursor");
  await expect(page(continueCursor, "b")).rejects.toThrow("InvalidCursor");
});
