import {
  makeFunctionReference,
  mutationGeneric,
  paginationOptsValidator,
  queryGeneric,
  type PaginationOptions,
  type PaginationResult,
} from "convex/server";
import { convexToJson, type JSONValue } from "convex/values";
import { expect, test } from "vitest";
import { Random } from "../oracle/random";
import { mutate, query, read, startEngine } from "../testing/engine";
import { add, readPage, type Order, type Page } from "../testing/pages";

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

test("a page that just fits into the row limit asks for nothing", async () => {
  const engine = await startEngine();
  for (const rank of [10, 20, 30, 40]) await add(engine, rank);
  const full = await readPage(engine, "asc", { cursor: null, numItems: 2, maximumRowsRead: 2 });
  expect(full).toMatchObject({ names: ["10", "20"], isDone: false, pageStatus: null });
  const rest = { cursor: full.continueCursor, maximumRowsRead: 2 };
  const last = await readPage(engine, "asc", rest);
  expect(last).toMatchObject({ names: ["30", "40"], isDone: true, pageStatus: null });
  expect(await readPage(engine, "asc", { ...rest, endCursor: last.continueCursor })).toEqual(last);
});

test.each([1, 2, 3])(
  "the row limit (%d) holds up to an end as well, and the splits it asks for give every row",
  async (maximumRowsRead) => {
    const engine = await startEngine();
    const ranks = [10, 20, 30, 40, 50, 60, 70];
    for (const rank of ranks) await add(engine, rank);
    const all = async (cursor: string | null, endCursor: string): Promise<string[]> => {
      const page = await readPage(engine, "asc", { cursor, endCursor, maximumRowsRead });
      expect(page.names.length).toBeLessThanOrEqual(maximumRowsRead);
      expect(page.continueCursor).toBe(endCursor);
      if (page.splitCursor === null) return page.names;
      expect(page.pageStatus).toBe("SplitRequired");
      return [...(await all(cursor, page.splitCursor)), ...(await all(page.splitCursor, endCursor))];
    };
    const { continueCursor } = await readPage(engine, "asc", { cursor: null, numItems: 6 });
    expect(await all(null, continueCursor)).toEqual(ranks.slice(0, 6).map(String));
  },
);

test("a page that was cut off is read again once it may be whole", async () => {
  const engine = await startEngine();
  const ids = [];
  for (const rank of [10, 20, 30]) ids.push(await add(engine, rank));
  const { continueCursor: endCursor } = await readPage(engine, "asc", { cursor: null });
  const paginationOpts = { numItems: 3, cursor: null, endCursor, maximumRowsRead: 2 };
  const cutOff = await read(engine, "items:page", { list: "a", order: "asc", paginationOpts });
  let isStale = false;
  engine.onCommit(({ changes }) => (isStale = cutOff.reads.isInvalidatedBy(changes)));
  await mutate(engine, "items:remove", { id: ids[2] ?? "" });
  expect(isStale).toBe(true);
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

test.each([
  { numItems: 0 },
  { numItems: -1 },
  { numItems: 1.5 },
  { numItems: Number.NaN },
  { numItems: 3, maximumRowsRead: 0 },
  { numItems: 3, maximumRowsRead: 2.5 },
  { numItems: 3, maximumBytesRead: 0 },
])("%o is no page, and pins no end", async (limits) => {
  const engine = await startEngine();
  await add(engine, 10);
  const paginationOpts = convexToJson({ cursor: null, ...limits });
  const outcome = await read(engine, "items:page", { list: "a", order: "asc", paginationOpts });
  expect(outcome).toMatchObject({ ok: false, journal: null });
  expect(outcome).toHaveProperty("errorMessage", expect.stringMatching(/must (request|be)/i));
});

type Pages = PaginationResult<{ name: string }>;
const pageReference = makeFunctionReference<"query", { paginationOpts: PaginationOptions }, Pages>(
  "pages:page",
);

const pages = {
  page: queryGeneric({
    args: { paginationOpts: paginationOptsValidator },
    handler: async (ctx, { paginationOpts }): Promise<Pages> =>
      await ctx.db.query("items").paginate(paginationOpts),
  }),
  twice: queryGeneric({
    args: {},
    handler: async (ctx) => {
      await ctx.db.query("items").paginate({ numItems: 1, cursor: null });
      await ctx.db.query("items").paginate({ numItems: 1, cursor: null });
    },
  }),
  onceAndNested: queryGeneric({
    args: {},
    handler: async (ctx) => {
      await ctx.db.query("items").paginate({ numItems: 1, cursor: null });
      await ctx.runQuery(pageReference, { paginationOpts: { numItems: 1, cursor: null } });
    },
  }),
  all: mutationGeneric({
    args: {},
    handler: async (ctx) => {
      const [own, nested]: [string[], string[]] = [[], []];
      for (let cursor: string | null = null; ;) {
        const paginationOpts = { numItems: 2, cursor };
        const { page, isDone, continueCursor } = await ctx.db.query("items").paginate(paginationOpts);
        own.push(...page.map(({ name }) => String(name)));
        const again = await ctx.runQuery(pageReference, { paginationOpts });
        nested.push(...again.page.map(({ name }) => name));
        if (isDone) return { own, nested };
        cursor = continueCursor;
      }
    },
  }),
};

test("a mutation goes through as many pages as it likes, and so do queries that it calls", async () => {
  const engine = await startEngine();
  for (const rank of [10, 20, 30, 40, 50]) await add(engine, rank);
  engine.load({ pages });
  const names = ["10", "20", "30", "40", "50"];
  expect(await mutate(engine, "pages:all", {})).toEqual({ own: names, nested: names });
});

test.each(["twice", "onceAndNested"])("a query has one page: %s", async (name) => {
  const engine = await startEngine();
  engine.load({ pages });
  await expect(query(engine, `pages:${name}`, {})).rejects.toThrow("ran multiple paginated queries");
});
