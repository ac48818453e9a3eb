import { describe, expect, test } from "vitest";
import { api } from "./_generated/api";
import { deployment, withOwnIssuers } from "./test.setup";

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
