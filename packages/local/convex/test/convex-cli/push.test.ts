import { readFile, writeFile } from "node:fs/promises";
import path from "node:path";

import { fillDisk, temporaryDirectory } from "@repo/local-kit/testing";
import { ConvexHttpClient } from "convex/browser";
import { makeFunctionReference } from "convex/server";
import { describe, expect, onTestFinished, test } from "vitest";

import type { Deployment, DeploymentOptions } from "../../src/index";
import { connect, subscribe } from "../support/clients";
import { startProject, type Project } from "../support/convex-cli";
import { startEmptyDeployment, startTestDeployment } from "../support/deployment";
import { copyFunctions } from "../support/functions-copy";
import { functions } from "../support/functions";
import { until } from "../support/until";

const { counter } = functions;
const clientOf = ({ url }: Deployment) => new ConvexHttpClient(url, { logger: false });

async function startEmpty(options: Partial<DeploymentOptions> = {}): Promise<Deployment> {
  const deployment = await startEmptyDeployment(options);
  onTestFinished(() => deployment.close());
  return deployment;
}

/** A deployment with the same functions from a folder, which is there sooner than by a push. */
async function served(): Promise<{ deployment: Deployment; project: Project }> {
  const deployment = await startTestDeployment();
  onTestFinished(() => deployment.close());
  return { deployment, project: await startProject(deployment) };
}

async function deployed(): Promise<{ deployment: Deployment; project: Project }> {
  const deployment = await startEmpty();
  const project = await startProject(deployment);
  expect(await project.convex("deploy")).toMatchObject({ code: 0 });
  return { deployment, project };
}

test("deploy puts functions, schema, HTTP actions and code generation in place, and a restart keeps them", async () => {
  const stateDir = temporaryDirectory();
  const first = await startEmptyDeployment({ stateDir });
  const project = await startProject(first);
  const { code, stderr } = await project.convex("deploy");
  expect(stderr).toContain("Added table indexes");
  expect(stderr).toContain(`Deployed Convex functions to ${first.url}`);
  expect(code).toBe(0);
  expect(await readFile(path.join(project.dir, "_generated/api.d.ts"), "utf8")).toContain("counter");
  expect(await clientOf(first).mutation(counter.increment, { name: "pushed" })).toBe(1);
  expect((await fetch(`${first.siteUrl}/files/x`)).status).toBe(200);
  await first.close();

  const second = await startEmpty({ stateDir });
  expect(await clientOf(second).mutation(counter.increment, { name: "pushed" })).toBe(2);
});

test("dev --once replaces the functions, and those who watch a query see it", async () => {
  const { deployment, project } = await deployed();
  const shown = subscribe(connect(deployment.url), counter.get, { name: "watched" });
  await shown.until((value) => value === 0);
  await project.replace("counter.ts", "counter?.value ?? 0", "counter?.value ?? 7");
  const { code, stderr } = await project.convex("dev", "--once");
  expect(stderr).toContain("Convex functions ready!");
  expect(code).toBe(0);
  await shown.until((value) => value === 7);
});

test("dev pushes again when a file changes, and prints what functions log", async () => {
  const deployment = await startEmpty();
  const project = await startProject(deployment);
  const dev = project.start("dev");
  await dev.prints("Convex functions ready!");
  const shown = subscribe(connect(deployment.url), counter.get, { name: "watched" });
  await shown.until((value) => value === 0);
  const changed = connect(deployment.url);
  await project.replace("counter.ts", "counter?.value ?? 0", "counter?.value ?? 7");
  await expect.poll(() => shown.values.at(-1), { timeout: 60_000 }).toBe(7);
  await changed.query(counter.log, {});
  await dev.prints("Q(counter:log)");
});

test("a dry run changes nothing", async () => {
  const { deployment, project } = await deployed();
  await project.write("extra.ts", `export { get } from "./counter";`);
  expect(await project.convex("deploy", "--dry-run")).toMatchObject({ code: 0 });
  const extra = makeFunctionReference<"query", { name: string }, number>("extra:get");
  await expect(clientOf(deployment).query(extra, { name: "x" })).rejects.toThrow(
    "Could not find public function",
  );
});

test("code generation alone deploys nothing", async () => {
  const deployment = await startEmpty();
  const project = await startProject(deployment);
  expect(await project.convex("codegen")).toMatchObject({ code: 0 });
  expect(await readFile(path.join(project.dir, "_generated/api.d.ts"), "utf8")).toContain("counter");
  await expect(clientOf(deployment).query(counter.get, { name: "x" })).rejects.toThrow(
    "Could not find public function",
  );
});

test("deploy --cmd runs the command with the deployment's URL", async () => {
  const deployment = await startEmpty();
  const project = await startProject(deployment);
  const cmd = `node -e 'console.log("built for " + process.env.CONVEX_URL)'`;
  const { code, stdout } = await project.convex(
    "deploy",
    "--cmd",
    cmd,
    "--cmd-url-env-var-name",
    "CONVEX_URL",
  );
  expect(code).toBe(0);
  expect(stdout).toContain(`built for ${deployment.url}`);
});

test("with a functions folder a push holds until the folder changes", async () => {
  const folder = await copyFunctions();
  const deployment = await startTestDeployment({ functionsDir: folder.dir, watch: true });
  onTestFinished(() => deployment.close());
  const project = await startProject(deployment);
  await project.replace("counter.ts", "counter?.value ?? 0", "counter?.value ?? 7");
  expect(await project.convex("deploy")).toMatchObject({ code: 0 });
  const get = async () => await clientOf(deployment).query(counter.get, { name: "x" });
  expect(await get()).toBe(7);
  await folder.replace("counter.ts", "counter?.value ?? 0", "counter?.value ?? 8");
  await until(async () => (await get()) === 8, get);
});

describe("what is wrong is told of at once, and the functions go on as they were:", () => {
  const schemaWith = (table: string) =>
    `import { defineSchema, defineTable } from "convex/server";
     import { v } from "convex/values";
     export default defineSchema({ counters: ${table} });`;
  const counters = `defineTable({ name: v.string(), value: v.number() })`;

  const faults: Record<string, [file: string, text: string, reason: string]> = {
    "a syntax error": ["broken.ts", "export const x = ;", "Unexpected"],
    "a module that throws": [
      "broken.ts",
      `export const isBroken = true; if (isBroken) throw new Error("at load");`,
      "Failed to analyze broken.js: Uncaught Error: at load",
    ],
    "a schema that the data do not satisfy": [
      "schema.ts",
      schemaWith(`defineTable({ name: v.string(), value: v.string() }).index("by_name", ["name"])`),
      'in table "counters" does not match the schema',
    ],
    "a vector index": [
      "schema.ts",
      schemaWith(`${counters}.vectorIndex("by_vector", { vectorField: "v", dimensions: 2 })`),
      'does not have the vector index "by_vector" of the table "counters"',
    ],
    "a cron job without a function": [
      "crons.ts",
      `import { cronJobs, makeFunctionReference } from "convex/server";
       const crons = cronJobs();
       crons.interval("sweep", { hours: 1 }, makeFunctionReference<"mutation">("counter:nothing"));
       export default crons;`,
      "The cron job 'sweep' schedules a function that does not exist: counter.js:nothing",
    ],
    "a variable that auth.config needs": [
      "auth.config.ts",
      "export default { providers: [{ domain: process.env.CLI_UNSET, applicationID: 'app' }] };",
      "Environment variable CLI_UNSET is used in auth config file but its value was not set.",
    ],
    "an http module without a router": [
      "http.ts",
      "export const routes = [];",
      "`convex/http.js` must have a default export of a Router.",
    ],
  };
  test.each(Object.entries(faults))("%s", async (_what, [file, text, reason]) => {
    const { deployment, project } = await served();
    await clientOf(deployment).mutation(counter.increment, { name: "kept" });
    await project.write(file, text);
    const { code, stderr } = await project.convex("deploy", "--typecheck", "disable");
    expect(code).toBe(1);
    expect(stderr).toContain(reason);
    expect(await clientOf(deployment).mutation(counter.increment, { name: "kept" })).toBe(2);
  });

  test.each([
    ["an HTTP prefix", '{ httpPrefix: "/api/" }', "does not have the HTTP prefix"],
    ["declared environment variables", "{ env: { A: v.string() } }", "declared in convex.config"],
  ])("%s", async (_what, options, reason) => {
    const { project } = await served();
    await project.write(
      "convex.config.ts",
      `import { defineApp } from "convex/server";
       import { v } from "convex/values";
       export const used = v;
       export default defineApp(${options});`,
    );
    const { code, stderr } = await project.convex("deploy", "--typecheck", "disable");
    expect(code).toBe(1);
    expect(stderr).toContain(reason);
  });
});

/** A request of a push that the CLI would not make. */
async function post({ url, adminKey }: Deployment, route: string, body: unknown): Promise<Response> {
  const headers = { authorization: `Convex ${adminKey}` };
  return await fetch(`${url}/api/deploy2/${route}`, { method: "POST", headers, body: JSON.stringify(body) });
}

const pushOf = (modulePath: string, nodeDependencies: object[] = []) => ({
  appDefinition: { schema: null, changedModules: [{ path: modulePath, source: "" }] },
  componentDefinitions: [],
  nodeDependencies,
});

test("of two pushes that overlap the first one is refused", async () => {
  const deployment = await startEmpty();
  const started = await post(deployment, "start_push", pushOf("a.js"));
  const startPush: { schemaChange: object } = JSON.parse(await started.text());
  const other = await post(deployment, "start_push", pushOf("b.js"));
  const { schemaChange } = startPush;
  const status = await post(deployment, "wait_for_schema", { schemaChange });
  expect(await status.json()).toEqual({ type: "raceDetected" });
  const finished = await post(deployment, "finish_push", { startPush, dryRun: false });
  expect(finished.status).toBe(400);
  expect(await finished.json()).toMatchObject({ code: "RaceDetected" });
  const next = await post(deployment, "finish_push", { startPush: await other.json(), dryRun: false });
  expect(next.status).toBe(200);
});

test("a document that comes between and breaks the pushed schema refuses the push", async () => {
  const deployment = await startTestDeployment();
  onTestFinished(() => deployment.close());
  const documentType = { type: "object", value: {} };
  const tables = [{ tableName: "counters", indexes: [], searchIndexes: [], documentType }];
  const exported = JSON.stringify(JSON.stringify({ schemaValidation: true, tables }));
  const schema = { path: "schema.js", source: `export default { export: () => ${exported} };` };
  const push = pushOf("a.js");
  const started = await post(deployment, "start_push", {
    ...push,
    appDefinition: { ...push.appDefinition, schema },
  });
  const startPush: { schemaChange: object } = JSON.parse(await started.text());
  const { schemaChange } = startPush;
  const status = await post(deployment, "wait_for_schema", { schemaChange });
  expect(await status.json()).toEqual({ type: "complete" });
  await clientOf(deployment).mutation(counter.increment, { name: "between" });
  const finished = await post(deployment, "finish_push", { startPush, dryRun: false });
  expect(finished.status).toBe(400);
  expect(await finished.json()).toMatchObject({ code: "SchemaMismatch" });
  expect(await clientOf(deployment).mutation(counter.increment, { name: "between" })).toBe(2);
});

test("pushed functions that are damaged on the disk are named at the start", async () => {
  const stateDir = temporaryDirectory();
  await writeFile(path.join(stateDir, "pushed-functions.json"), '[{"path":"../../a.js","source":""}]');
  await expect(startEmptyDeployment({ stateDir })).rejects.toThrow(/pushed-functions\.json is damaged/);
});

test("what an earlier version kept of a push, without components, is loaded", async () => {
  const stateDir = temporaryDirectory();
  const first = await startEmptyDeployment({ stateDir });
  const project = await startProject(first);
  expect(await project.convex("deploy", "--typecheck", "disable")).toMatchObject({ code: 0 });
  await first.close();
  const file = path.join(stateDir, "pushed-functions.json");
  const kept: { definition: { source: string }; modules: object[] } = JSON.parse(
    await readFile(file, "utf8"),
  );
  const definition = { path: "convex.config.js", source: kept.definition.source };
  await writeFile(file, JSON.stringify([...kept.modules, definition]));

  const second = await startEmpty({ stateDir });
  expect(await clientOf(second).mutation(counter.increment, { name: "pushed" })).toBe(1);
});

test("an environment variable that is set later is seen by pushed functions", async () => {
  const deployment = await startEmpty();
  const project = await startProject(deployment);
  await project.write(
    "greeting.ts",
    `import { query } from "./builders";
     const loaded = process.env.CLI_PUSHED ?? "none";
     export const get = query({ args: {}, handler: () => loaded });`,
  );
  expect(await project.convex("deploy", "--typecheck", "disable")).toMatchObject({ code: 0 });
  expect(await project.convex("env", "set", "CLI_PUSHED", "set")).toMatchObject({ code: 0 });
  const get = makeFunctionReference<"query", Record<string, never>, string>("greeting:get");
  expect(await clientOf(deployment).query(get, {})).toBe("set");
});

test("a push that the disk does not take is refused, and the functions go on as they were", async () => {
  const deployment = await startTestDeployment({ stateDir: temporaryDirectory() });
  onTestFinished(() => deployment.close());
  const started = await post(deployment, "start_push", pushOf("a.js"));
  const startPush: unknown = await started.json();
  const makeRoom = fillDisk();
  const finished = await post(deployment, "finish_push", { startPush, dryRun: false });
  makeRoom();
  expect(finished.status).toBe(507);
  expect(await clientOf(deployment).query(counter.get, { name: "x" })).toBe(0);
});

test("a push with an external package is refused", async () => {
  const packages = [{ name: "outside", version: "1.0.0" }];
  const response = await post(await startEmpty(), "start_push", pushOf("a.js", packages));
  expect(response.status).toBe(400);
  expect(await response.json()).toMatchObject({
    message: 'This local deployment does not have the external package "outside".',
  });
});

test.each(["../outside.js", "/outside.js", "a/../../outside.js", ".hidden.js", "module.mjs"])(
  "a module's path may not lead elsewhere: %s",
  async (modulePath) => {
    const response = await post(await startEmpty(), "start_push", pushOf(modulePath));
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ code: "BadJsonBody" });
  },
);
