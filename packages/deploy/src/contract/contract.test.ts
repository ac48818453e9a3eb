import { defineSchema, defineTable } from "convex/server";
import { v, type GenericValidator } from "convex/values";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { breakingChanges } from "./breaking-changes";
import type { Contract, Validator } from "./contract";
import { isSomebodyElses, readFunctionSpec, readSourceContract } from "./read-contract";

const json = (validator: GenericValidator): Validator => (validator as unknown as { json: Validator }).json;
const call = (args: Record<string, GenericValidator>, returns: GenericValidator = v.null()): Contract => ({
  functions: { "a:b": { kind: "Query", args: json(v.object(args as never)), returns: json(returns) } },
  routes: [],
});
const table = (fields: Record<string, GenericValidator>): Contract => ({
  functions: {},
  routes: [],
  tables: Object.fromEntries(
    Object.entries(defineSchema({ people: defineTable(fields as never) }).tables).map(
      ([name, definition]) => [
        name,
        json((definition as unknown as { validator: GenericValidator }).validator),
      ],
    ),
  ),
});

describe("arguments: what live front ends send must be accepted", () => {
  test.each([
    ["the same", { name: v.string() }, { name: v.string() }],
    ["a new optional one", { name: v.string() }, { name: v.string(), note: v.optional(v.string()) }],
    ["one that becomes optional", { name: v.string() }, { name: v.optional(v.string()) }],
    ["a wider one", { status: v.literal("a") }, { status: v.union(v.literal("a"), v.literal("b")) }],
    ["a literal that becomes its type", { status: v.literal("a") }, { status: v.string() }],
    ["an id that becomes any string", { id: v.id("people") }, { id: v.string() }],
    ["anything", { value: v.number() }, { value: v.any() }],
    ["a list of a wider one", { ids: v.array(v.literal(1)) }, { ids: v.array(v.number()) }],
  ])("%s breaks nothing", (_what, before, after) => {
    expect(breakingChanges(call(before), call(after))).toEqual([]);
  });

  test.each([
    ["a new required one", {}, { name: v.string() }, "The argument `name` of a:b is required now (string)."],
    [
      "one that becomes required",
      { name: v.optional(v.string()) },
      { name: v.string() },
      "is required now (string)",
    ],
    ["one that is gone", { name: v.string() }, {}, "The argument `name` of a:b is gone."],
    [
      "another type",
      { n: v.string() },
      { n: v.number() },
      "The argument `n` of a:b was string and must be number.",
    ],
    [
      "a narrower one",
      { s: v.union(v.literal("a"), v.literal("b")) },
      { s: v.union(v.literal("a"), v.literal("c")) },
      'was "b" and must be "a" or "c"',
    ],
    ["a string that becomes an id", { id: v.string() }, { id: v.id("people") }, "must be an id of people"],
    ["something typed", { value: v.any() }, { value: v.number() }, "was anything and must be number"],
    [
      "a field inside",
      { patch: v.object({ name: v.string() }) },
      { patch: v.object({ name: v.string(), email: v.string() }) },
      "The argument `patch.email` of a:b is required now",
    ],
    [
      "an item inside",
      { ids: v.array(v.string()) },
      { ids: v.array(v.number()) },
      "The argument `ids[]` of a:b was string",
    ],
  ])("%s is said", (_what, before, after, sentence) => {
    const changes = breakingChanges(call(before), call(after));
    expect(changes).toHaveLength(1);
    expect(changes[0]).toContain(sentence);
  });
});

describe("results: live front ends must know what comes", () => {
  const name = v.object({ name: v.string() });

  test("a new field breaks nothing, nor does one less possibility", () => {
    expect(
      breakingChanges(call({}, name), call({}, v.object({ name: v.string(), more: v.number() }))),
    ).toEqual([]);
    expect(breakingChanges(call({}, v.union(name, v.null())), call({}, name))).toEqual([]);
  });

  test.each([
    [name, v.object({}), "`name` in what a:b returns is gone."],
    [name, v.object({ name: v.optional(v.string()) }), "`name` in what a:b returns may be missing now."],
    [name, v.union(name, v.null()), "What a:b returns can be null now, and was an object."],
  ])("%# is said", (before, after, sentence) => {
    expect(breakingChanges(call({}, before), call({}, after))[0]).toContain(sentence);
  });

  test("without a validator nothing was promised", () => {
    const untyped: Contract = {
      functions: { "a:b": { kind: "Query", args: null, returns: null } },
      routes: [],
    };
    expect(breakingChanges(untyped, call({ name: v.string() }, name))).toEqual([]);
  });
});

describe("functions and routes", () => {
  const none: Contract = { functions: {}, routes: [] };

  test("that are gone, or of another kind, are said", () => {
    expect(breakingChanges(call({}), none)).toEqual([expect.stringContaining("a:b is gone.")]);
    expect(breakingChanges({ ...none, routes: ["GET /count"] }, none)[0]).toContain("GET /count is gone");
    const mutation: Contract = {
      functions: { "a:b": { kind: "Mutation", args: null, returns: null } },
      routes: [],
    };
    expect(breakingChanges(call({}), mutation)[0]).toContain("a:b was a query and is a mutation");
  });

  test("that are new break nothing", () => {
    expect(breakingChanges(none, call({ name: v.string() }))).toEqual([]);
  });
});

describe("documents that are there", () => {
  test("fit a schema that only adds", () => {
    expect(
      breakingChanges(table({ name: v.string() }), table({ name: v.string(), note: v.optional(v.string()) })),
    ).toEqual([]);
  });

  test.each([
    [{}, { name: v.string() }, "The field `name` of people is required now (string)"],
    [{ name: v.string() }, {}, "The field `name` of people is gone"],
    [{ age: v.any() }, { age: v.number() }, "The field `age` of people was anything and must be number"],
  ])("%# is said", (before, after, sentence) => {
    expect(breakingChanges(table(before), table(after))[0]).toContain(sentence);
  });

  test("are not judged by a deployment's functions, which say nothing of them", () => {
    const { functions, routes } = table({ name: v.string() });
    expect(breakingChanges({ functions, routes }, table({}))).toEqual([]);
  });
});

describe("this repository's functions", async () => {
  const own = await readSourceContract(
    fileURLToPath(new URL("../../../convex-backend/convex", import.meta.url)),
  );

  test("are read with arguments, results, routes and tables", () => {
    expect(own.functions["counter:get"]).toMatchObject({
      kind: "Query",
      args: { type: "object", value: { counterName: { fieldType: { type: "string" }, optional: false } } },
    });
    expect(own.functions["customers:create"]?.kind).toBe("Mutation");
    expect(own.routes).toEqual(["GET /count"]);
    expect(Object.keys(own.tables ?? {})).toContain("customers");
    expect(breakingChanges(own, own)).toEqual([]);
  });

  test("are told from somebody else's", () => {
    expect(isSomebodyElses(own, own)).toBe(false);
    expect(isSomebodyElses(call({}), own)).toBe(true);
    expect(isSomebodyElses({ functions: {}, routes: [] }, own)).toBe(false);
  });
});

test("what the Convex CLI writes of a live deployment is read, without internal functions", () => {
  const live = readFunctionSpec(
    JSON.stringify({
      url: "https://happy-otter-123.convex.cloud",
      functions: [
        {
          functionType: "Query",
          identifier: "counter.js:get",
          visibility: { kind: "public" },
          args: { type: "object", value: {} },
          returns: { type: "number" },
        },
        { functionType: "Mutation", identifier: "jobs.js:run", visibility: { kind: "internal" } },
        { functionType: "HttpAction", method: "GET", path: "/count" },
      ],
    }),
  );
  expect(live).toEqual({
    functions: {
      "counter:get": { kind: "Query", args: { type: "object", value: {} }, returns: { type: "number" } },
    },
    routes: ["GET /count"],
  });
  expect(() => readFunctionSpec("[]")).toThrow("not what `convex function-spec` writes");
});
