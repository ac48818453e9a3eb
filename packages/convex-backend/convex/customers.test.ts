import type { PaginationOptions } from "convex/server";
import { ConvexError } from "convex/values";
import { describe, expect, test } from "vitest";
import { customerLengths, customerStatuses, LARGEST_PAGE, LONGEST_SEARCH, sampleSizes } from "../rules";
import { api } from "./_generated/api";
import { ada, deployment, withOwnIssuers } from "./test.setup";

withOwnIssuers();

const code = (expected: string, field?: string) =>
  expect.objectContaining({
    data: expect.objectContaining(field ? { code: expected, field } : { code: expected }),
  });

describe("who may see a customer", () => {
  test("nobody, signed out", async () => {
    const { t, login } = deployment();
    const id = await login("alice").mutation(api.customers.create, ada);
    const attempts = [
      () => t.query(api.customers.listByUser, {}),
      () => t.query(api.customers.page, { paginationOpts: { numItems: 5, cursor: null } }),
      () => t.query(api.customers.search, { text: "ada" }),
      () => t.query(api.customers.get, { id }),
      () => t.query(api.users.me, {}),
      () => t.mutation(api.users.ensure, {}),
      () => t.mutation(api.customers.create, ada),
      () => t.mutation(api.customers.update, { id, name: "x" }),
      () => t.mutation(api.customers.remove, { id }),
      () => t.mutation(api.customers.addSamples, {}),
    ];
    for (const attempt of attempts) await expect(attempt()).rejects.toEqual(code("UNAUTHENTICATED"));
  });

  test("only its owner; for others it is as if it did not exist", async () => {
    const { login } = deployment();
    const [alice, bob] = [login("alice"), login("bob")];
    const id = await alice.mutation(api.customers.create, ada);
    await bob.mutation(api.users.ensure, {});

    expect(await bob.query(api.customers.listByUser, {})).toEqual([]);
    expect(
      (await bob.query(api.customers.page, { paginationOpts: { numItems: 5, cursor: null } })).page,
    ).toEqual([]);
    expect(await bob.query(api.customers.search, { text: "ada" })).toEqual([]);
    const foreign = await bob.query(api.customers.get, { id }).catch((error: unknown) => error);
    await alice.mutation(api.customers.remove, { id });
    const missing = await alice.query(api.customers.get, { id }).catch((error: unknown) => error);
    expect(foreign).toBeInstanceOf(ConvexError);
    expect((foreign as ConvexError<string>).data).toEqual((missing as ConvexError<string>).data);
  });

  test("others can neither change nor remove it", async () => {
    const { login } = deployment();
    const [alice, bob] = [login("alice"), login("bob")];
    const id = await alice.mutation(api.customers.create, ada);
    await expect(bob.mutation(api.customers.update, { id, name: "Mine" })).rejects.toEqual(code("NOT_FOUND"));
    await expect(bob.mutation(api.customers.remove, { id })).rejects.toEqual(code("NOT_FOUND"));
    expect(await alice.query(api.customers.get, { id })).toMatchObject(ada);
  });

  test("an id of another table, or no id at all, is not found", async () => {
    const { login } = deployment();
    const alice = login("alice");
    const userId = await alice.mutation(api.users.ensure, {});
    for (const id of [userId, "garbage", ""]) {
      await expect(alice.query(api.customers.get, { id })).rejects.toEqual(code("NOT_FOUND"));
    }
  });
});

describe("before users.ensure", () => {
  test("reads answer nothing yet", async () => {
    const alice = deployment().login("alice");
    expect(await alice.query(api.customers.listByUser, {})).toEqual([]);
    expect(await alice.query(api.customers.search, { text: "a" })).toEqual([]);
    expect(await alice.query(api.customers.get, { id: "anything" })).toBeNull();
    expect(await alice.query(api.users.me, {})).toBeNull();
    expect(
      await alice.query(api.customers.page, { paginationOpts: { numItems: 5, cursor: null } }),
    ).toMatchObject({
      page: [],
      isDone: true,
    });
  });

  test("a write is not lost", async () => {
    const alice = deployment().login("alice");
    await alice.mutation(api.customers.create, ada);
    expect(await alice.query(api.customers.listByUser, {})).toHaveLength(1);
  });
});

describe("what a customer may hold", () => {
  test("strings are trimmed, missing fields get defaults", async () => {
    const alice = deployment().login("alice");
    const id = await alice.mutation(api.customers.create, { name: "  Ada  ", email: " ada@example.com " });
    expect(await alice.query(api.customers.get, { id })).toMatchObject({
      name: "Ada",
      email: "ada@example.com",
      company: "",
      status: "lead",
      notes: "",
    });
  });

  test.each([
    ["name", { name: "   " }],
    ["name", { name: "x".repeat(121) }],
    ["email", { email: "" }],
    ["email", { email: "ada" }],
    ["email", { email: "ada@localhost" }],
    ["email", { email: `${"x".repeat(250)}@example.com` }],
    ["company", { company: "x".repeat(121) }],
    ["notes", { notes: "x".repeat(2001) }],
  ])("%s is refused in %o, on create and on update, and nothing is written", async (field, bad) => {
    const alice = deployment().login("alice");
    await expect(alice.mutation(api.customers.create, { ...ada, ...bad })).rejects.toEqual(
      code("INVALID", field),
    );
    expect(await alice.query(api.customers.listByUser, {})).toEqual([]);
    const id = await alice.mutation(api.customers.create, ada);
    await expect(alice.mutation(api.customers.update, { id, ...bad })).rejects.toEqual(
      code("INVALID", field),
    );
    expect(await alice.query(api.customers.get, { id })).toMatchObject(ada);
  });

  test("as long as the rules say, and not longer", async () => {
    const alice = deployment().login("alice");
    const end = { name: "", email: "@example.com", company: "", notes: "" };
    for (const field of ["name", "email", "company", "notes"] as const) {
      const full = "x".repeat(customerLengths[field] - end[field].length) + end[field];
      const id = await alice.mutation(api.customers.create, { ...ada, [field]: full });
      expect(await alice.query(api.customers.get, { id })).toMatchObject({ [field]: full });
      const longer = { ...ada, [field]: `x${full}` };
      await expect(alice.mutation(api.customers.create, longer)).rejects.toEqual(code("INVALID", field));
    }
    for (const status of customerStatuses) {
      const id = await alice.mutation(api.customers.create, { ...ada, status });
      expect(await alice.query(api.customers.get, { id })).toMatchObject({ status });
    }
  });

  test("no half of a character, in any field and on every way in", async () => {
    const { t, login } = deployment();
    const alice = login("alice", { name: "Al\uD83C" });
    const half = { name: "A\uD800", email: "\uDF89@example.com", company: "\uD83C", notes: "\uDF89" };
    const mended = { name: "A\uFFFD", email: "\uFFFD@example.com", company: "\uFFFD", notes: "\uFFFD" };
    const created = await alice.mutation(api.customers.create, half);
    expect(await alice.query(api.customers.get, { id: created })).toMatchObject(mended);
    const updated = await alice.mutation(api.customers.create, ada);
    await alice.mutation(api.customers.update, { id: updated, ...half });
    expect(await alice.query(api.customers.get, { id: updated })).toMatchObject(mended);
    expect(await alice.query(api.users.me, {})).toMatchObject({ name: "Al\uFFFD" });

    // From before the way in saw to it.
    const old = await t.run(async (ctx) => {
      const customer = await ctx.db.get("customers", created);
      return ctx.db.patch("customers", created, { ...customer, ...half });
    });
    expect(old).toBeNull();
    expect(await alice.query(api.customers.get, { id: created })).toMatchObject(mended);
    const paginationOpts = { numItems: 5, cursor: null };
    const { notes: _notes, ...listed } = mended;
    expect((await alice.query(api.customers.listByUser, {}))[1]).toMatchObject(listed);
    expect((await alice.query(api.customers.page, { paginationOpts })).page[1]).toMatchObject(listed);
    expect((await alice.query(api.customers.pageInFull, { paginationOpts })).page[1]).toMatchObject(mended);
  });

  test("an update leaves the other fields alone", async () => {
    const alice = deployment().login("alice");
    const id = await alice.mutation(api.customers.create, { ...ada, company: "Engines", notes: "First" });
    await alice.mutation(api.customers.update, { id, status: "active" });
    expect(await alice.query(api.customers.get, { id })).toMatchObject({
      ...ada,
      company: "Engines",
      status: "active",
      notes: "First",
    });
  });
});

describe("two people change one customer", () => {
  const before = { ...ada, company: "Engines", status: "lead", notes: "First" } as const;

  test("each another field: both changes stay", async () => {
    const alice = deployment().login("alice");
    const id = await alice.mutation(api.customers.create, before);
    await alice.mutation(api.customers.update, { id, company: "Looms", base: { company: "Engines" } });
    await alice.mutation(api.customers.update, { id, notes: "Second", base: { notes: "First" } });
    expect(await alice.query(api.customers.get, { id })).toMatchObject({
      ...before,
      company: "Looms",
      notes: "Second",
    });
  });

  test("the same field: the second one is told, and nothing is written", async () => {
    const alice = deployment().login("alice");
    const id = await alice.mutation(api.customers.create, before);
    await alice.mutation(api.customers.update, { id, notes: "Second", base: { notes: "First" } });
    const late = { id, notes: "Third", company: "Looms", base: { notes: "First", company: "Engines" } };
    const refusal = await alice.mutation(api.customers.update, late).catch((error: unknown) => error);
    expect((refusal as ConvexError<Record<string, string>>).data).toMatchObject({
      code: "CONFLICT",
      fields: ["notes"],
    });
    expect(await alice.query(api.customers.get, { id })).toMatchObject({ ...before, notes: "Second" });

    await alice.mutation(api.customers.update, { ...late, base: { notes: "Second", company: "Engines" } });
    expect(await alice.query(api.customers.get, { id })).toMatchObject({ notes: "Third", company: "Looms" });
  });

  test("to the same value, or over one that was trimmed since: nobody loses anything", async () => {
    const alice = deployment().login("alice");
    const id = await alice.mutation(api.customers.create, before);
    await alice.mutation(api.customers.update, { id, notes: "Second ", base: { notes: " First" } });
    await alice.mutation(api.customers.update, { id, notes: " Second", base: { notes: "First" } });
    expect(await alice.query(api.customers.get, { id })).toMatchObject({ notes: "Second" });
  });
});

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
    const alice = deployment().login("alice");
    for (const count of [1000, 100]) await alice.mutation(api.customers.addSamples, { count });
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
