import { describe, expect, test } from "vitest";
import { api, internal } from "./_generated/api";
import { ada, deployment, withOwnIssuers } from "./test.setup";

withOwnIssuers();

const verified = { name: "Alice", email: "alice@example.com", emailVerified: true };

describe("users.ensure", () => {
  test("is idempotent", async () => {
    const alice = deployment().login("alice", verified);
    const first = await alice.mutation(api.users.ensure, {});
    expect(await alice.mutation(api.users.ensure, {})).toBe(first);
    expect((await alice.query(api.users.me, {}))?.identities).toHaveLength(1);
  });

  test("keeps an address that is not ASCII as the provider writes it", async () => {
    const { login } = deployment();
    const alice = login("alice", { ...verified, email: "J\u00D6RG@example.com" });
    await alice.mutation(api.users.ensure, {});
    expect(await alice.query(api.users.me, {})).toMatchObject({ email: "J\u00D6RG@example.com" });
  });

  test("follows a change of name or address at the provider", async () => {
    const { login } = deployment();
    await login("alice", verified).mutation(api.users.ensure, {});
    const renamed = login("alice", { ...verified, name: "Alice Liddell", email: "al@example.com" });
    await renamed.mutation(api.users.ensure, {});
    expect(await renamed.query(api.users.me, {})).toMatchObject({
      name: "Alice Liddell",
      email: "al@example.com",
    });
  });
});

describe("users.forget", () => {
  const email = verified.email;

  test("removes a person's customers, however many, their logins, limits and themselves, and nobody else's", async () => {
    const { t, login } = deployment();
    const alice = login("alice", verified);
    const bob = login("bob", { name: "Bob", email: "bob@example.com", emailVerified: true });
    for (const person of [alice, bob]) {
      await person.mutation(api.customers.addSamples, { count: 1000 });
      await person.mutation(api.counter.increment, { counterName: "clicks" });
    }
    const answers = [];
    do answers.push(await t.mutation(internal.users.forget, { email }));
    while (!answers.at(-1)?.isDone);
    expect(answers.length).toBeGreaterThan(1);
    expect(await alice.query(api.users.me, {})).toBeNull();
    const counts = await t.run(async (ctx) => {
      const tables = ["users", "identities", "customers", "rateLimits"] as const;
      return Promise.all(tables.map(async (table) => (await ctx.db.query(table).collect()).length));
    });
    expect(counts).toEqual([1, 1, 1000, 2]);
  });

  test("is done at once with somebody who was never here", async () => {
    expect(await deployment().t.mutation(internal.users.forget, { email })).toEqual({ isDone: true });
  });

  test("leaves a person who comes back a new one", async () => {
    const { t, login } = deployment();
    const alice = login("alice", verified);
    await alice.mutation(api.customers.create, ada);
    await t.mutation(internal.users.forget, { email });
    await alice.mutation(api.users.ensure, {});
    expect(await alice.query(api.customers.listByUser, {})).toEqual([]);
  });
});
