import { httpActionGeneric, httpRouter, mutationGeneric, queryGeneric } from "convex/server";
import { v, type JSONValue } from "convex/values";
import { expect, test } from "vitest";

import { mutate, query, read, startEngine } from "../testing/engine";
import { modules } from "../testing/functions";
import type { Engine, LoadedModules } from "../types";

async function startEngineWith(more: LoadedModules): Promise<Engine> {
  const engine = await startEngine();
  engine.load({ ...modules, ...more });
  return engine;
}

test("an argument named like a property of every object is an argument", async () => {
  const args = { constructor: v.string(), toString: v.optional(v.number()) };
  const echo = queryGeneric({ args, handler: (_ctx, { constructor }) => constructor });
  const engine = await startEngineWith({ odd: { echo } });
  expect(await query(engine, "odd:echo", { constructor: "x" })).toBe("x");
  await expect(query(engine, "odd:echo", {})).rejects.toThrow("missing the required field `constructor`");
  await expect(query(engine, "odd:echo", { constructor: "x", valueOf: 1 })).rejects.toThrow(
    "Object contains extra field `valueOf`",
  );
});

test("text that is not well-formed is refused as an argument, as a result, and in a document", async () => {
  const message = "Strings must be valid Unicode sequences with no unpaired surrogates";
  const echo = queryGeneric({ args: { text: v.string() }, handler: (_ctx, { text }) => text });
  const half = queryGeneric(async () => "😀".slice(0, 1));
  const insert = mutationGeneric(async (ctx) => {
    await ctx.db.insert("items", { list: "a", name: "😀".slice(1), rank: 0 });
  });
  const engine = await startEngineWith({ odd: { echo, half, insert } });
  await expect(query(engine, "odd:echo", { text: "\ud800" })).rejects.toThrow(
    `Invalid arguments for odd.js:echo: ${message}`,
  );
  expect(await query(engine, "odd:echo", { text: "😀" })).toBe("😀");
  await expect(query(engine, "odd:half", {})).rejects.toThrow(
    `Function odd.js:half return value invalid: ${message}`,
  );
  await expect(mutate(engine, "odd:insert", {})).rejects.toThrow(
    `Invalid argument \`value\` for \`db.insert\`: ${message}`,
  );
});

test("a field without a name is refused as an argument, as a result, and in a document", async () => {
  const echo = queryGeneric({ args: { value: v.any() }, handler: (_ctx, { value }) => value });
  const nameless = queryGeneric(async () => [{ "": 1 }]);
  const insert = mutationGeneric(async (ctx) => void (await ctx.db.insert("items", { in: { "": 1 } })));
  const engine = await startEngineWith({ odd: { echo, nameless, insert } });
  const message = "Field name cannot be empty";
  await expect(query(engine, "odd:echo", { value: { "": 1 } })).rejects.toThrow(message);
  await expect(query(engine, "odd:nameless", {})).rejects.toThrow(message);
  await expect(mutate(engine, "odd:insert", {})).rejects.toThrow(message);
});

test("a module that Convex does not take is refused when it is loaded, in Convex's words", async () => {
  const engine = await startEngine();
  const load = (more: LoadedModules) => () => engine.load({ ...modules, ...more });
  const list = queryGeneric(async () => []);
  expect(load({ odd: { $list: list } })).toThrow(
    "Invalid function name used in `odd.js`: Invalid first character '$'",
  );
  expect(load({ odd: { ["l".repeat(65)]: list } })).toThrow("Identifier is too long (65 > maximum 64)");
  expect(load({ http: { list } })).toThrow("`convex/http.js` must have a default export of a Router.");
  expect(load({ http: { default: {} } })).toThrow("The default export of `convex/http.js` is not a Router.");
  expect(load({ crons: { list } })).toThrow(
    "`convex/crons.js` must have a default export of a Crons object.",
  );
  expect(load({ crons: { default: {} } })).toThrow(
    "The default export of `convex/crons.js` is not a Crons object.",
  );
  expect(await query(engine, "items:list", { list: "a" })).toEqual([]);
});

test("arguments that are no Convex values are refused, whatever the function does with them", async () => {
  const ignore = queryGeneric(async () => null);
  const engine = await startEngineWith({ odd: { ignore } });
  const odd: JSONValue[] = [{ $integer: "AA==" }, { $unknown: 1 }, { ä: 1 }];
  for (const value of odd) {
    const outcome = await read(engine, "odd:ignore", { value });
    expect(outcome).toMatchObject({
      errorMessage: expect.stringContaining("Invalid arguments for odd.js:ignore"),
    });
  }
});

test("a default export goes by its module's name", async () => {
  const engine = await startEngineWith({ odd: { default: mutationGeneric(async () => "default") } });
  expect(await mutate(engine, "odd", {})).toBe("default");
  expect(await mutate(engine, "odd:default", {})).toBe("default");
  await expect(query(engine, "odd:default", {})).rejects.toThrow("Trying to execute odd as Query");
  await expect(query(engine, "other:default", {})).rejects.toThrow(
    "Could not find public function for 'other'.",
  );
});

test("a document goes into no table whose name Convex does not take", async () => {
  const insert = mutationGeneric({
    args: { table: v.string() },
    handler: async (ctx, { table }) => void (await ctx.db.insert(table, {})),
  });
  const engine = await startEngineWith({ odd: { insert } });
  await expect(mutate(engine, "odd:insert", { table: "a b" })).rejects.toThrow('Invalid table name: "a b"');
});

test("an HTTP action that returns no Response has failed", async () => {
  const router = httpRouter();
  const handler = httpActionGeneric(async () => ({ status: 200 }) as unknown as Response);
  router.route({ path: "/odd", method: "GET", handler });
  const engine = await startEngineWith({ http: { default: router } });
  const response = await engine.runHttpAction(null, new Request("http://127.0.0.1/odd"));
  expect(response.status).toBe(500);
  expect(await response.text()).toContain(
    "TypeError: The HTTP action returned no Response, but { status: 200 }.",
  );
});

test.each([
  ["with-dash", "with-dash.js can only contain alphanumeric characters, underscores, or periods."],
  ["folder/ä", "ä.js can only contain"],
  ["___/x", "___ must have at least one alphanumeric character."],
  ["m".repeat(62), "is too long (65 > maximum 64)."],
])("a module called %s is refused", async (name, message) => {
  const engine = await startEngine();
  expect(() => engine.load({ ...modules, [name]: {} })).toThrow(
    `${name}.js is not a valid path to a Convex module. Path component ${message}`,
  );
});
