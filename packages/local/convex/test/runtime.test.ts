import { ConvexHttpClient } from "convex/browser";
import { makeFunctionReference } from "convex/server";
import { afterAll, beforeAll, expect, onTestFinished, test } from "vitest";

import type { Deployment } from "../src/index";
import { startCli } from "./support/cli";
import { startProject } from "./support/convex-cli";
import { startTestDeployment } from "./support/deployment";
import { copyFunctions } from "./support/functions-copy";

let deployment: Deployment;
beforeAll(async () => {
  deployment = await startTestDeployment();
});
afterAll(() => deployment.close());

const client = () => new ConvexHttpClient(deployment.url, { logger: false });
const query = async (name: string): Promise<unknown> =>
  await client().query(makeFunctionReference<"query">(`runtime:${name}`), {});
const mutation = async (name: string): Promise<unknown> =>
  await client().mutation(makeFunctionReference<"mutation">(`runtime:${name}`), {});
const action = async (name: string): Promise<unknown> =>
  await client().action(makeFunctionReference<"action">(`runtime:${name}`), {});

test("no time passes in a query, nor in a mutation with what it calls; it does in an action", async () => {
  const [ofQuery, ofMutation, ofAction] = [
    await query("timesOfQuery"),
    await mutation("timesOfMutation"),
    await action("timesOfAction"),
  ] as number[][];
  expect(new Set(ofQuery).size).toBe(1);
  expect(new Set(ofMutation).size).toBe(1);
  expect(new Set(ofAction).size).toBeGreaterThan(1);
  expect(Math.abs(Date.now() - Number(ofQuery?.[0]))).toBeLessThan(60_000);
});

test("calls that run at once have each its own time", async () => {
  const before = await query("timesOfQuery");
  await action("waitsInAction");
  const [one, other] = await Promise.all([query("timesOfQuery"), query("timesOfQuery")]);
  for (const times of [one, other]) expect(new Set(times as number[]).size).toBe(1);
  expect((one as number[])[0]).toBeGreaterThan((before as number[])[0] ?? 0);
});

test("dates are dates", async () => {
  expect(await query("dates")).toEqual({ isDate: true, year: 2020, utc: 86_400_000, text: "string" });
});

test("random numbers differ from call to call", async () => {
  const [one, other] = (await Promise.all([query("random"), query("random")])) as number[][];
  expect(new Set([...(one ?? []), ...(other ?? [])]).size).toBe(200);
  for (const number of one ?? []) expect(number >= 0 && number < 1).toBe(true);
});

test("queries and mutations neither fetch nor wait; actions do both", async () => {
  const message = (what: string) =>
    `Can't use ${what} in queries and mutations. Please consider using an action.`;
  await expect(query("fetches")).rejects.toThrow(message("fetch()"));
  await expect(mutation("waits")).rejects.toThrow(message("setTimeout"));
  await expect(query("repeats")).rejects.toThrow(message("setInterval"));
  expect(await action("waitsInAction")).toBe(200);
});

test("the Performance API, too, is one of actions", async () => {
  await expect(query("timesItself")).rejects.toThrow(
    "Can't use the Performance API in queries and mutations.",
  );
  expect(await action("timesItselfInAction")).toBe(true);
});

test("the environment is read by name, is listed by nothing, and is not written", async () => {
  expect(await query("environment")).toEqual([deployment.url, [], "as it was"]);
  expect(process.env.SET_BY_A_FUNCTION).toBeUndefined();
});

test("the global object is self, too", async () => {
  expect(await query("sameGlobal")).toEqual([true, true, true]);
});

test("timers and traces are log lines, and what Convex's console has not is not there", async () => {
  const response = await fetch(`${deployment.url}/api/query`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ path: "runtime:logs", args: {}, format: "json" }),
  });
  expect(await response.json()).toMatchObject({
    logLines: [
      "[WARN] Timer 'reading' already exists",
      expect.stringMatching(/^\[INFO\] reading: \d+ms 'half' 1$/),
      expect.stringMatching(/^\[INFO\] reading: \d+ms$/),
      "[WARN] Timer 'default' does not exist",
      expect.stringMatching(/^\[LOG\] 'here'\n {4}at handler .*runtime\./),
    ],
  });
  await expect(query("logsTable")).rejects.toThrow("console.table is not a function");
});

test("of Node's own globals only the environment is there", async () => {
  expect(await query("globals")).toEqual(["undefined", "undefined", "object", "undefined"]);
});

test("a global that a function replaces is another one for its run alone", async () => {
  const asEver = ["undefined", "undefined", "object", "undefined"];
  expect(await mutation("replacesGlobals")).toEqual({
    own: [1, 2, "undefined", "undefined"],
    inNested: asEver,
  });
  expect(await query("globals")).toEqual(asEver);
  const [time] = (await query("timesOfQuery")) as number[];
  expect(Math.abs(Date.now() - Number(time))).toBeLessThan(60_000);
});

async function refusalOf(files: Record<string, string>): Promise<string> {
  const copy = await copyFunctions();
  for (const [file, text] of Object.entries(files)) await copy.write(file, text);
  return await startTestDeployment({ functionsDir: copy.dir }).then(
    async (deployment) => {
      await deployment.close();
      return "";
    },
    (error: unknown) => String(error),
  );
}

const USE_NODE = `// A comment.\n/* Another. */ "use strict";\n'use node';\n`;

test("a module of Node is refused by name in the default runtime, and works in one for Node", async () => {
  const readFolder = `
    import { readdirSync } from "node:fs";
    import { action } from "./builders";
    export const files = action({ args: {}, handler: async () => [readdirSync("/").length > 0, typeof Buffer] });`;
  const refusal = await refusalOf({ "reads.ts": readFolder });
  expect(refusal).toMatch(/reads\.ts:2:.*[\s\S]*node:fs/);
  expect(refusal).toContain(
    'It looks like you are using Node APIs from a file without the "use node" directive.',
  );

  const copy = await copyFunctions();
  await copy.write("reads.ts", USE_NODE + readFolder);
  const deployment = await startTestDeployment({ functionsDir: copy.dir });
  onTestFinished(() => deployment.close());
  const own = new ConvexHttpClient(deployment.url, { logger: false });
  expect(await own.action(makeFunctionReference<"action">("reads:files"), {})).toEqual([true, "function"]);
});

test("a module of Node is none of Convex's runtime under a computed name either", async () => {
  const copy = await copyFunctions();
  await copy.write(
    "computed.ts",
    `import { query } from "./builders";
     const name = "node:fs";
     export const files = query({ args: {}, handler: async () => Object.keys(await import(name)) });`,
  );
  const deployment = await startTestDeployment({ functionsDir: copy.dir });
  onTestFinished(() => deployment.close());
  const own = new ConvexHttpClient(deployment.url, { logger: false });
  await expect(own.query(makeFunctionReference<"query">("computed:files"), {})).rejects.toThrow(
    "Couldn't find JavaScript module 'node:fs'.",
  );
});

/** As packages that are older than ES modules are. */
const COMMON_JS = `const { tmpdir } = require("node:os");\nexports.folder = () => typeof tmpdir();`;
const USE_COMMON_JS = `${USE_NODE}
  import { createRequire } from "node:module";
  import { action } from "./builders";
  import { folder } from "../older.cjs";
  const require = createRequire(import.meta.url);
  export const folders = action({ args: {}, handler: async () => [folder(), require("node:path").basename("a/b")] });`;
const folders = makeFunctionReference<"action">("nodes:folders");

test("CommonJS that is built into a module for Node has the Node modules that it requires", async () => {
  const copy = await copyFunctions();
  await copy.write("../older.cjs", COMMON_JS);
  await copy.write("nodes.ts", USE_COMMON_JS);
  const deployment = await startTestDeployment({ functionsDir: copy.dir });
  onTestFinished(() => deployment.close());
  const own = new ConvexHttpClient(deployment.url, { logger: false });
  expect(await own.action(folders, {})).toEqual(["string", "b"]);
});

test("a module for Node has actions and nothing else", async () => {
  const list = `import { query } from "./builders";\nexport const list = query({ args: {}, handler: () => [] });`;
  expect(await refusalOf({ "nodes.ts": USE_NODE + list })).toContain(
    "list defined in nodes.js is a Query function. Only actions can be defined in Node.js. See https://docs.convex.dev/functions/actions for more details.",
  );
  expect(await refusalOf({ "nodes.ts": `const text = 'use node';\n${list}\nexport { text };` })).toBe("");
});

test("the schema and the HTTP actions are not for Node, and the folder actions is", async () => {
  expect(await refusalOf({ "crons.ts": USE_NODE })).toContain(
    '"use node" directive is not allowed for crons.ts.',
  );
  expect(await refusalOf({ "actions/mail.ts": "export const x = 1;" })).toContain(
    'actions/mail.ts is in /actions subfolder but has no "use node"; directive.',
  );
});

test("a module whose name Convex does not take is refused", async () => {
  expect(await refusalOf({ "with-dash.ts": "export const x = 1;" })).toContain(
    "with-dash.js is not a valid path to a Convex module. Path component with-dash.js can only contain alphanumeric characters, underscores, or periods.",
  );
});

test("pushed functions follow the same rules", async () => {
  // A process of its own: to modules outside of node_modules the test runner gives a `require`.
  const cli = await startCli({});
  const project = await startProject(cli);
  await project.write("../older.cjs", COMMON_JS);
  await project.write("nodes.ts", USE_COMMON_JS);
  const pushed = await project.convex("deploy", "--typecheck", "disable", "--codegen", "disable");
  expect(pushed).toMatchObject({ code: 0 });
  const own = new ConvexHttpClient(cli.url, { logger: false });
  const times = (await own.query(makeFunctionReference<"query">("runtime:timesOfQuery"), {})) as number[];
  expect(new Set(times).size).toBe(1);
  await expect(own.mutation(makeFunctionReference<"mutation">("runtime:waits"), {})).rejects.toThrow(
    "Can't use setTimeout in queries and mutations.",
  );
  expect(await own.action(folders, {})).toEqual(["string", "b"]);
  await expect(
    own.query(makeFunctionReference<"query">("endless:inQuery"), { how: "library" }),
  ).rejects.toThrow("Function execution timed out (maximum duration: 1s)");
});
