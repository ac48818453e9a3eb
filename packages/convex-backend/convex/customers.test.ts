import type { PaginationOptions } from "convex/server";
import { ConvexError } from "convex/values";
import { describe, expect, test } from "vitest";
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

describe("lists", () => {
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
    expect(await alice.mutation(api.customers.addSamples, {})).toBe(8);
    expect(await alice.query(api.customers.listByUser, {})).toHaveLength(8);
    for (const count of [0, -1, 1.5, 1001]) {
      await expect(alice.mutation(api.customers.addSamples, { count })).rejects.toEqual(
        code("INVALID", "count"),
      );
    }
  });

  test.each([
    { numItems: 1001 },
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
    const attempt = alice.query(api.customers.search, { text: "x".repeat(121) });
    await expect(attempt).rejects.toEqual(code("INVALID", "text"));
  });
});
