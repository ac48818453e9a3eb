import { ConvexError } from "convex/values";
import { describe, expect, test } from "vitest";
import { customerLengths, customerStatuses } from "../rules";
import { api } from "./_generated/api";
import { ada, code, deployment, withOwnIssuers } from "./test.setup";

withOwnIssuers();

describe("who may see a customer", () => {
  test("nobody, signed out", async () => {
    const { t, login } = deployment();
    const id = await login("alice").mutation(api.customers.create, ada);
    const attempts = [
      () => t.query(api.customers.listByUser, {}),
      () => t.query(api.customers.page, { paginationOpts: { numItems: 5, cursor: null } }),
      () => t.query(api.customers.search, { text: "ada" }),
      () => t.query(api.customers.count, {}),
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
