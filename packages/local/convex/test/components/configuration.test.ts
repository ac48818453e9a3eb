import { expect, onTestFinished, test, vi } from "vitest";

import { startTestDeployment } from "../support/deployment";
import { callsOf, copyComponents, startComponents } from "./support";

const CONFIGURATION = "convex.config.ts";
const LEDGER = "../ledger/convex/convex.config.ts";
const USE = 'app.use(ledger, { env: { GREETING: "hello" } });';

const faults: Record<string, [file: string, from: string, to: string, reason: string]> = {
  "two components of one name": [
    CONFIGURATION,
    '{ name: "others" }',
    '{ name: "scores" }',
    'multiple child components with the same name: "scores"',
  ],
  "a name that is none": [
    CONFIGURATION,
    '{ name: "others" }',
    '{ name: "o-t" }',
    '"o-t" is not the name of a component',
  ],
  "an HTTP prefix of a component": [
    CONFIGURATION,
    USE,
    'app.use(ledger, { httpPrefix: "/ledger", env: { GREETING: "hello" } });',
    'This local deployment does not have the HTTP prefix "/ledger/" of the component "ledger"',
  ],
  "an HTTP prefix of the app": [
    CONFIGURATION,
    "defineApp()",
    'defineApp({ httpPrefix: "/api" })',
    'This local deployment does not have the HTTP prefix "/api/"',
  ],
  "a variable that is not given": [
    CONFIGURATION,
    USE,
    "app.use(ledger, { env: {} as never });",
    'Component "ledger" needs a value for the environment variable "GREETING"',
  ],
  "a variable that is not declared": [
    LEDGER,
    "SHOUT: v.optional(v.string())",
    "",
    'Component "secondLedger" has no environment variable named "SHOUT"',
  ],
  "a variable of another type": [
    LEDGER,
    "SHOUT: v.optional(v.string())",
    'SHOUT: v.optional(v.literal("no"))',
    'Component "secondLedger" has an invalid value for environment variable "SHOUT"',
  ],
  "a module for Node in a component": [
    "../ledger/convex/ticks.ts",
    "import",
    '"use node";\nimport',
    '"use node" directive is not supported in components.',
  ],
  "a configuration that is none": [
    CONFIGURATION,
    "export default app",
    "export default 1",
    "is not what defineApp() makes",
  ],
  "a component that is none": [
    LEDGER,
    "export default component",
    "export default 1",
    'is not what defineComponent("name") makes',
  ],
  "a definition that does not build": [LEDGER, "const component", "const 1component", "does not build"],
  "a component that fails when it is loaded": [
    "../ledger/convex/ticks.ts",
    "export const count",
    'throw new Error("at load");\nexport const count',
    "Failed to analyze ledger/ticks.js: Uncaught Error: at load",
  ],
  "a vector index in a component": [
    "../ledger/convex/schema.ts",
    "defineTable({})",
    'defineTable({ v: v.array(v.float64()) }).vectorIndex("by_v", { vectorField: "v", dimensions: 2 })',
    'does not have the vector index "by_v" of the table "ticks"',
  ],
};

test.each(Object.entries(faults))("%s is refused when the project is loaded", async (_what, fault) => {
  const [file, from, to, reason] = fault;
  const copy = await copyComponents();
  await copy.replace(file, from, to);
  await expect(startTestDeployment({ functionsDir: copy.dir })).rejects.toThrow(reason);
});

test("a component that is kept below the functions folder is none of its modules", async () => {
  const copy = await copyComponents();
  await copy.write(
    "parts/greeter/convex.config.ts",
    'import { defineComponent } from "convex/server"; export default defineComponent("greeter");',
  );
  await copy.write(
    "parts/greeter/words.ts",
    'import { queryGeneric as query } from "convex/server"; export const hello = query({ args: {}, handler: () => "hello" });',
  );
  await copy.write(
    "greetings.ts",
    `import { componentsGeneric, queryGeneric as query } from "convex/server";
     export const get = query({ args: {}, handler: (ctx) => ctx.runQuery(componentsGeneric().greeter.words.hello, {}) });`,
  );
  await copy.replace(
    CONFIGURATION,
    "const app",
    'import greeter from "./parts/greeter/convex.config";\nconst app',
  );
  await copy.replace(CONFIGURATION, USE, `${USE}\napp.use(greeter);`);
  const deployment = await startTestDeployment({ functionsDir: copy.dir });
  onTestFinished(() => deployment.close());
  expect(await callsOf(deployment).query("greetings:get")).toBe("hello");
  await expect(callsOf(deployment).query("parts/greeter/words:hello")).rejects.toThrow(
    "Could not find public function",
  );
});

test("while it watches, a change of a component beside the folder is loaded", async () => {
  vi.spyOn(console, "log").mockImplementation(() => {});
  const copy = await copyComponents();
  const deployment = await startTestDeployment({ functionsDir: copy.dir, watch: true });
  onTestFinished(() => deployment.close());
  await callsOf(deployment).mutation("ledgers:addToLedger", { text: "kept" });
  await copy.replace("../ledger/convex/notes.ts", "map(({ text }) => text)", 'map(({ text }) => text + "!")');
  await expect
    .poll(() => callsOf(deployment).query("ledgers:all"), { timeout: 20_000 })
    .toMatchObject({ ledger: ["kept!"] });
});

test("who is signed in is the app's to know", async () => {
  const { deployment } = await startComponents();
  const alice = { tokenIdentifier: "issuer|alice", subject: "alice", issuer: "issuer" };
  const { outcomes } = await deployment.engine.runQueries(alice, [{ path: "ledgers:whoAmI", args: {} }]);
  expect(outcomes).toMatchObject([{ ok: true, value: ["alice", null] }]);
});
