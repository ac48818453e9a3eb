import { describe, expect, test } from "vitest";
import { api, components, internal } from "./_generated/api";
import { ada, deployment, ISSUER, withOwnIssuers, withSchedules } from "./test.setup";

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

/** What is left to somebody of each limit: all of it, where nothing is kept of them. */
function limitsOfEverybody(t: ReturnType<typeof deployment>["t"]) {
  const left = async (name: string, key: string, rate: number, capacity: number) => {
    const config = { kind: "token bucket", rate, period: 1000, capacity } as const;
    return (await t.query(components.rateLimiter.lib.getValue, { name, key, config })).value;
  };
  return async (subject: string, userId = "") => ({
    clicks: await left("clicksOfPerson", `${ISSUER}|${subject}`, 5, 30),
    samples: await left("samplesOfPerson", userId, 1, 20_000),
  });
}

describe("users.forget", () => {
  const email = verified.email;

  test("removes a person's customers, however many, their logins, limits and themselves, and nobody else's", async () => {
    const own = deployment();
    const { t, login } = own;
    const alice = login("alice", verified);
    const bob = login("bob", { name: "Bob", email: "bob@example.com", emailVerified: true });
    for (const person of [alice, bob]) {
      await withSchedules(own, () => person.mutation(api.customers.addSamples, { count: 1000 }));
      await person.mutation(api.counter.increment, { counterName: "clicks" });
    }
    const limitsOf = limitsOfEverybody(t);
    const [aliceId, bobId] = (await t.run((ctx) => ctx.db.query("users").collect())).map(({ _id }) => _id);
    expect(await limitsOf("alice", aliceId)).toEqual({ clicks: 29, samples: 19_000 });
    const answers = [];
    do answers.push(await withSchedules(own, () => t.mutation(internal.users.forget, { email })));
    while (!answers.at(-1)?.isDone);
    expect(answers.length).toBeGreaterThan(1);
    expect(await alice.query(api.users.me, {})).toBeNull();
    const counts = await t.run(async (ctx) => {
      const tables = ["users", "identities", "customers"] as const;
      return Promise.all(tables.map(async (table) => (await ctx.db.query(table).collect()).length));
    });
    expect(counts).toEqual([1, 1, 1000]);
    expect(await limitsOf("alice", aliceId)).toEqual({ clicks: 30, samples: 20_000 });
    expect(await limitsOf("bob", bobId)).toEqual({ clicks: 29, samples: 19_000 });
  });

  test("is done at once with somebody who was never here", async () => {
    expect(await deployment().t.mutation(internal.users.forget, { email })).toEqual({ isDone: true });
  });

  test("leaves a person who comes back a new one", async () => {
    const own = deployment();
    const alice = own.login("alice", verified);
    await alice.mutation(api.customers.create, ada);
    await withSchedules(own, () => own.t.mutation(internal.users.forget, { email }));
    await alice.mutation(api.users.ensure, {});
    expect(await alice.query(api.customers.listByUser, {})).toEqual([]);
  });
});
