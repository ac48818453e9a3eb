import type { PaginationOptions } from "convex/server";
import { describe, expect, test } from "vitest";
import { LARGEST_PAGE, LONGEST_SEARCH, sampleSizes } from "../rules";
import { api } from "./_generated/api";
import { ada, code, deployment, withOwnIssuers, withSchedules } from "./test.setup";

withOwnIssuers();

describe("lists", () => {
  test("do not carry the notes; the customer's own page and the export do", async () => {
    const alice = deployment().login("alice");
    const id = await alice.mutation(api.customers.create, { ...ada, notes: "Between us" });
    const paginationOpts = { numItems: 5, cursor: null };
    const lists = [
      await alice.query(api.customers.listByUser, {}),
      (await alice.query(api.customers.page, { paginationOpts })).page,
      await alice.query(api.customers.search, { text: "ada" }),
    ];
    for (const list of lists) {
      expect(list).toHaveLength(1);
      expect(JSON.stringify(list)).not.toContain("Between us");
    }
    expect(await alice.query(api.customers.get, { id })).toMatchObject({ notes: "Between us" });
    const { page } = await alice.query(api.customers.pageInFull, { paginationOpts });
    expect(page).toMatchObject([{ notes: "Between us" }]);
  });

  test("an emoji of a name can be searched for, alone and beside words", async () => {
    const alice = deployment().login("alice");
    for (const name of ["Party 🎉 Ltd", "Ada 👍🏽", "Ada 👍", "Ada", "Berlin 🇩🇪", "Vienna 🇦🇹"]) {
      await alice.mutation(api.customers.create, { ...ada, name });
    }
    const find = async (text: string) =>
      (await alice.query(api.customers.search, { text })).map(({ name }) => name);
    expect(await find("🎉")).toEqual(["Party 🎉 Ltd"]);
    expect(await find("👍🏽")).toEqual(["Ada 👍🏽"]);
    expect(await find("🇩🇪")).toEqual(["Berlin 🇩🇪"]);
    expect((await find("👍")).sort()).toEqual(["Ada 👍", "Ada 👍🏽"]);
    expect((await find("party 🎉"))[0]).toBe("Party 🎉 Ltd");
    expect(await find("🦄")).toEqual([]);
    // A name that loses its emoji is not found by it any more.
    const [party] = await alice.query(api.customers.search, { text: "🎉" });
    await alice.mutation(api.customers.update, { id: party?._id ?? "", name: "Party Ltd" });
    expect(await find("🎉")).toEqual([]);
  });

  test("newest first, in the list and over the pages", async () => {
    const alice = deployment().login("alice");
    for (const name of ["one", "two", "three"]) await alice.mutation(api.customers.create, { ...ada, name });
    const names = (list: { name: string }[]) => list.map((customer) => customer.name);
    expect(names(await alice.query(api.customers.listByUser, {}))).toEqual(["three", "two", "one"]);
    const first = await alice.query(api.customers.page, { paginationOpts: { numItems: 2, cursor: null } });
    const second = await alice.query(api.customers.page, {
      paginationOpts: { numItems: 2, cursor: first.continueCursor },
    });
    expect(names([...first.page, ...second.page])).toEqual(["three", "two", "one"]);
    expect(second.isDone).toBe(true);
  });

  test("the owner's id does not leave the deployment", async () => {
    const alice = deployment().login("alice");
    await alice.mutation(api.customers.create, ada);
    expect((await alice.query(api.customers.listByUser, {}))[0]).not.toHaveProperty("userId");
  });

  test("samples are added in the number asked for, and not without bound", async () => {
    const alice = deployment().login("alice");
    expect(await alice.mutation(api.customers.addSamples, {})).toBe(sampleSizes.usual);
    expect(await alice.query(api.customers.listByUser, {})).toHaveLength(sampleSizes.usual);
    for (const count of [0, -1, 1.5, sampleSizes.most + 1]) {
      await expect(alice.mutation(api.customers.addSamples, { count })).rejects.toEqual(
        code("INVALID", "count"),
      );
    }
  });

  test.each([
    { numItems: LARGEST_PAGE + 1 },
    { numItems: 0 },
    { numItems: -1 },
    { numItems: 1.5 },
    { numItems: Number.NaN },
    { numItems: Infinity },
    { numItems: 5, maximumRowsRead: 0 },
    { numItems: 5, maximumRowsRead: Number.NaN },
    { numItems: 5, maximumBytesRead: -1 },
    { numItems: 5, maximumBytesRead: Number.NaN },
  ])("%o is no page, neither before users.ensure nor after", async (limits) => {
    const alice = deployment().login("alice");
    const attempt = () => alice.query(api.customers.page, { paginationOpts: { cursor: null, ...limits } });
    await expect(attempt()).rejects.toEqual(code("INVALID", "paginationOpts"));
    await alice.mutation(api.users.ensure, {});
    await expect(attempt()).rejects.toEqual(code("INVALID", "paginationOpts"));
  });

  test("a page is bounded, also up to an end far away and whatever limit it asks for", async () => {
    const own = deployment();
    const alice = own.login("alice");
    for (const count of [1000, 100]) {
      await withSchedules(own, () => alice.mutation(api.customers.addSamples, { count }));
    }
    const page = (paginationOpts: PaginationOptions) => alice.query(api.customers.page, { paginationOpts });
    const first = await page({ numItems: 1000, cursor: null });
    expect(first.page).toHaveLength(1000);
    const { continueCursor: end } = await page({ numItems: 50, cursor: first.continueCursor });

    for (const limits of [{}, { maximumRowsRead: 5000 }]) {
      const long = await page({ numItems: 1, cursor: null, endCursor: end, ...limits });
      expect(long.page).toHaveLength(1000);
      expect(long.pageStatus).toBe("SplitRequired");
    }
    const short = await page({ numItems: 5, cursor: null, endCursor: end, maximumRowsRead: 3 });
    expect(short.page).toHaveLength(3);
  });

  test.each([
    "",
    "   ",
    "?!",
    '"',
    "\u0000",
    "\ud800",
    "__proto__",
    "ada ".repeat(30).trim(),
    "x".repeat(120),
  ])("searching for %j is answered", async (text) => {
    const alice = deployment().login("alice");
    await alice.mutation(api.customers.create, ada);
    const found = await alice.query(api.customers.search, { text });
    expect(found.length).toBe(text.startsWith("ada") ? 1 : 0);
  });

  test("a text too long to search for is refused", async () => {
    const alice = deployment().login("alice");
    const attempt = alice.query(api.customers.search, { text: "x".repeat(LONGEST_SEARCH + 1) });
    await expect(attempt).rejects.toEqual(code("INVALID", "text"));
  });
});
