import { mutationGeneric as mutation, queryGeneric as query, defineSchema, defineTable } from "convex/server";
import { v } from "convex/values";
import { expect, test } from "vitest";
import { createEngine } from "./index";

const modules = {
  schema: {
    default: defineSchema({
      counters: defineTable({ name: v.string(), value: v.number() }).index("by_name", ["name"]),
    }),
  },
  counter: {
    get: query({
      args: { name: v.string() },
      handler: async (ctx, { name }) =>
        (
          await ctx.db
            .query("counters")
            .withIndex("by_name", (q) => q.eq("name", name))
            .unique()
        )?.value ?? 0,
    }),
    add: mutation({
      args: { name: v.string() },
      handler: async (ctx, { name }) => {
        const row = await ctx.db
          .query("counters")
          .withIndex("by_name", (q) => q.eq("name", name))
          .unique();
        console.log("row", row);
        if (row === null) await ctx.db.insert("counters", { name, value: 1 });
        else await ctx.db.patch(row._id, { value: row.value + 1 });
      },
    }),
  },
};
test("smoke", async () => {
  const engine = await createEngine({});
  engine.load(modules);
  const before = await engine.runQueries(null, [{ path: "counter:get", args: { name: "a" } }]);
  const changes: unknown[] = [];
  engine.onCommit((c) => {
    changes.push(c);
    expect(before.outcomes[0]?.reads.isInvalidatedBy(c.changes)).toBe(true);
  });
  expect(await engine.runMutation(null, { path: "counter:add", args: { name: "a" } })).toMatchObject({
    ok: true,
  });
  expect(await engine.runMutation(null, { path: "counter:add", args: { name: "a" } })).toMatchObject({
    ok: true,
  });
  console.log(await engine.runMutation(null, { path: "counter:add", args: { nme: "a" } }), changes);
  expect(
    (await engine.runQueries(null, [{ path: "counter:get", args: { name: "a" } }])).outcomes[0],
  ).toMatchObject({ value: 2 });
});
