import { describe, expect, test } from "vitest";
import { api } from "./_generated/api";
import { ada, deployment, ISSUER, SECOND_ISSUER, withOwnIssuers } from "./test.setup";

withOwnIssuers();

/** An address with the Kelvin sign, whose lower case is an ordinary "k". */
const KELVIN = "\u212Aim@example.com";
const verified = { name: "Alice", email: "alice@example.com", emailVerified: true };
const atK = { ...verified, email: "kim@example.com" };

describe("one person, two logins", () => {
  test("verified at both of this deployment's issuers: one user, the same customers", async () => {
    const { login } = deployment();
    const auth0 = login("auth0|1", verified);
    const clerk = login("user_1", { ...verified, issuer: SECOND_ISSUER, email: "Alice@Example.com" });
    const userId = await auth0.mutation(api.users.ensure, {});
    expect(await clerk.mutation(api.users.ensure, {})).toBe(userId);

    await auth0.mutation(api.customers.create, ada);
    expect(await clerk.query(api.customers.listByUser, {})).toMatchObject([ada]);
    const me = await clerk.query(api.users.me, {});
    expect(me?.identities.map(({ provider, current }) => [provider, current])).toEqual([
      ["auth0", false],
      ["clerk", true],
    ]);
  });

  test.each([
    ["the newcomer's address is ASCII only when folded", { ...verified, email: KELVIN }, atK],
    ["the known address is ASCII only when folded", atK, { ...verified, email: KELVIN }],
    ["neither address is ASCII", { ...verified, email: KELVIN }, { ...verified, email: KELVIN }],
    ["the newcomer's address is ASCII only when trimmed", { ...atK, email: `\u00A0${atK.email}` }, atK],
    ["the newcomer's address is unverified", { ...verified, emailVerified: false }, verified],
    ["the known address is unverified", verified, { ...verified, emailVerified: false }],
    ["the addresses differ", { ...verified, email: "mallory@example.com" }, verified],
    ["the newcomer has no address", { name: "Alice", emailVerified: true }, verified],
    [
      "the newcomer's issuer is not this deployment's",
      { ...verified, issuer: "https://evil.example" },
      verified,
    ],
    ["the known issuer is not this deployment's", verified, { ...verified, issuer: "https://evil.example" }],
  ])("stay two users when %s", async (_, newcomer, known) => {
    const { login } = deployment();
    const first = login("known", { issuer: ISSUER, ...known });
    const second = login("newcomer", { issuer: SECOND_ISSUER, ...newcomer });
    await first.mutation(api.customers.create, ada);
    await second.mutation(api.users.ensure, {});
    expect(await second.query(api.customers.listByUser, {})).toEqual([]);
    expect((await second.query(api.users.me, {}))?.identities).toHaveLength(1);
  });

  test("two logins with different names do not overwrite each other's at every load", async () => {
    const { login } = deployment();
    const auth0 = login("auth0|1", verified);
    const clerk = login("user_1", { ...verified, issuer: SECOND_ISSUER, name: "Ally" });
    await auth0.mutation(api.users.ensure, {});
    await clerk.mutation(api.users.ensure, {});
    await auth0.mutation(api.users.ensure, {});
    expect((await auth0.query(api.users.me, {}))?.name).toBe("Alice");
  });
});
