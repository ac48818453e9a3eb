import type { PaginationOptions } from "convex/server";
import { describe, expect, test } from "vitest";
import { api, components, internal } from "./_generated/api";
import type { Id } from "./_generated/dataModel";
import { ada, code, deployment, withOwnIssuers, withSchedules } from "./test.setup";

withOwnIssuers();

const verified = { name: "Alice", email: "alice@example.com", emailVerified: true };

/** Customers as they were before there was a count: in the table, and in no tree. */
function addUncounted({ t }: ReturnType<typeof deployment>, userId: Id<"users">, number: number) {
  return t.run(async (ctx) => {
    await ctx.db.patch("users", userId, { customersCounted: undefined });
    for (let added = 0; added < number; added++) {
      await ctx.db.insert("customers", { userId, ...ada, company: "", status: "lead", notes: "" });
    }
  });
}

const migrate = (own: ReturnType<typeof deployment>, args = {}) =>
  withSchedules(own, () => own.t.mutation(internal.migrations.run, args));

describe("the number of somebody's customers", () => {
  test("is 0 before users.ensure, and before the first customer", async () => {
    const alice = deployment().login("alice");
    expect(await alice.query(api.customers.count, {})).toBe(0);
    await alice.mutation(api.users.ensure, {});
    expect(await alice.query(api.customers.count, {})).toBe(0);
  });

  test("follows what is added and removed, and not what is changed", async () => {
    const alice = deployment().login("alice");
    const first = await alice.mutation(api.customers.create, ada);
    await alice.mutation(api.customers.create, ada);
    expect(await alice.query(api.customers.count, {})).toBe(2);
    await alice.mutation(api.customers.update, { id: first, name: "Ada" });
    expect(await alice.query(api.customers.count, {})).toBe(2);
    await alice.mutation(api.customers.remove, { id: first });
    expect(await alice.query(api.customers.count, {})).toBe(1);
    await alice.mutation(api.customers.addSamples, { count: 8 });
    expect(await alice.query(api.customers.count, {})).toBe(9);
  });

  test("is theirs alone", async () => {
    const { login } = deployment();
    await login("alice").mutation(api.customers.create, ada);
    await login("bob").mutation(api.customers.addSamples, { count: 3 });
    expect(await login("alice").query(api.customers.count, {})).toBe(1);
    expect(await login("bob").query(api.customers.count, {})).toBe(3);
  });

  test("is one for both logins of a person", async () => {
    const { login } = deployment();
    await login("alice", verified).mutation(api.customers.create, ada);
    const second = login("alice-2", verified);
    expect(await second.query(api.customers.count, {})).toBe(0);
    await second.mutation(api.users.ensure, {});
    expect(await second.query(api.customers.count, {})).toBe(1);
  });

  test("of many that are added at once is known once all are counted, and not before", async () => {
    const own = deployment();
    const alice = own.login("alice");
    const paginationOpts: PaginationOptions = { numItems: 500, cursor: null };
    const both = async () => [
      (await alice.query(api.customers.page, { paginationOpts })).page.length,
      await alice.query(api.customers.count, {}),
    ];
    await withSchedules(own, async () => {
      expect(await alice.mutation(api.customers.addSamples, { count: 250 })).toBe(250);
      expect(await both()).toEqual([250, null]);
      expect(await alice.mutation(api.customers.addSamples, { count: 150 })).toBe(150);
      const [newest] = await alice.query(api.customers.listByUser, {});
      await alice.mutation(api.customers.remove, { id: newest?._id ?? "" });
      await alice.mutation(api.customers.create, ada);
      expect(await both()).toEqual([400, null]);
    });
    expect(await both()).toEqual([400, 400]);
  });

  test("a refused write counts nothing", async () => {
    const alice = deployment().login("alice");
    await alice.mutation(api.users.ensure, {});
    await expect(alice.mutation(api.customers.create, { ...ada, name: "" })).rejects.toEqual(
      code("INVALID", "name"),
    );
    expect(await alice.query(api.customers.count, {})).toBe(0);
  });
});

describe("customers from before the count", () => {
  test("no number until the migration has run, then theirs, also after a second run", async () => {
    const own = deployment();
    const alice = own.login("alice");
    await addUncounted(own, await alice.mutation(api.users.ensure, {}), 250);
    expect(await alice.query(api.customers.count, {})).toBeNull();
    await migrate(own);
    expect(await alice.query(api.customers.count, {})).toBe(250);
    const states = await own.t.query(internal.migrations.status, {});
    expect(states.map(({ name, state }) => [name, state])).toEqual([
      ["migrations:trustCounts", "success"],
      ["migrations:countCustomers", "success"],
    ]);
    await migrate(own, { reset: true });
    expect(await alice.query(api.customers.count, {})).toBe(250);
  });

  test("are removed as any other, and what is written before the migration is counted once", async () => {
    const own = deployment();
    const alice = own.login("alice");
    await addUncounted(own, await alice.mutation(api.users.ensure, {}), 3);
    const [newest] = await alice.query(api.customers.listByUser, {});
    await alice.mutation(api.customers.remove, { id: newest?._id ?? "" });
    await alice.mutation(api.customers.create, ada);
    expect(await alice.query(api.customers.count, {})).toBeNull();
    await migrate(own);
    expect(await alice.query(api.customers.count, {})).toBe(3);
  });

  test("nobody is waited for in a deployment that began with the count", async () => {
    const own = deployment();
    const alice = own.login("alice");
    await alice.mutation(api.customers.create, ada);
    await migrate(own);
    expect(await alice.query(api.customers.count, {})).toBe(1);
  });
});

describe("users.forget", () => {
  test("takes the number away with the first customers, and the count with the last", async () => {
    const own = deployment();
    const alice = own.login("alice", verified);
    const userId = await alice.mutation(api.users.ensure, {});
    await withSchedules(own, () => alice.mutation(api.customers.addSamples, { count: 510 }));
    const forget = () => own.t.mutation(internal.users.forget, { email: verified.email });
    expect(await withSchedules(own, forget)).toEqual({ isDone: false });
    expect(await alice.query(api.customers.listByUser, {})).toHaveLength(10);
    expect(await alice.query(api.customers.count, {})).toBeNull();
    expect(await withSchedules(own, forget)).toEqual({ isDone: true });
    const left = await own.t.query(components.customerCounts.btree.aggregateBetween, { namespace: userId });
    expect(left.count).toBe(0);
  });

  test("of somebody whose customers are still being counted leaves none behind", async () => {
    const own = deployment();
    const alice = own.login("alice", verified);
    const userId = await alice.mutation(api.users.ensure, {});
    await withSchedules(own, async () => {
      await alice.mutation(api.customers.addSamples, { count: 300 });
      await own.t.mutation(internal.users.forget, { email: verified.email });
    });
    expect(await own.t.run((ctx) => ctx.db.query("customers").collect())).toEqual([]);
    const left = await own.t.query(components.customerCounts.btree.aggregateBetween, { namespace: userId });
    expect(left.count).toBe(0);
  });
});
