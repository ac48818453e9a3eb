import type { ConvexError } from "convex/values";
import { describe, expect, test } from "vitest";
import { api } from "./_generated/api";
import { ada, deployment, withOwnIssuers } from "./test.setup";

withOwnIssuers();

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
