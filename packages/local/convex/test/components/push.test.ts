import { readFile } from "node:fs/promises";
import path from "node:path";

import { temporaryDirectory } from "@repo/local-kit/testing";
import { expect, onTestFinished, test } from "vitest";

import type { Deployment, DeploymentOptions } from "../../src/index";
import { startProject, type Project } from "../support/convex-cli";
import { startEmptyDeployment } from "../support/deployment";
import { callsOf, copyComponents, startComponents } from "./support";

async function startPushed(
  options: Partial<DeploymentOptions> = {},
): Promise<{ deployment: Deployment; project: Project }> {
  const deployment = await startEmptyDeployment(options);
  onTestFinished(() => deployment.close());
  return { deployment, project: await startProject(deployment, await copyComponents()) };
}

/** The same app from its folder, which is there sooner than by a push. */
async function startServed(): Promise<{ deployment: Deployment; project: Project }> {
  const { deployment } = await startComponents();
  return { deployment, project: await startProject(deployment, await copyComponents()) };
}

const deploy = async (project: Project) => await project.convex("deploy", "--typecheck", "disable");

test("deploy installs components, which a restart keeps with their data", async () => {
  const stateDir = temporaryDirectory();
  const { deployment, project } = await startPushed({ stateDir });
  const { code, stderr } = await deploy(project);
  expect(stderr).toContain("Installed component rateLimiter.");
  expect(stderr).toContain("Installed component secondLedger/lengths.");
  expect(code).toBe(0);
  const first = callsOf(deployment);
  await first.mutation("ledgers:addToApp", { text: "app" });
  await first.mutation("ledgers:addToLedger", { text: "ledger" });
  expect(await first.mutation("limits:take", { name: "bucket", key: "a" })).toMatchObject({ ok: true });
  expect(await first.query("ledgers:environments")).toMatchObject([{ GREETING: "hello" }, { SHOUT: "yes" }]);
  await deployment.close();

  const restarted = await startEmptyDeployment({ stateDir });
  onTestFinished(() => restarted.close());
  const second = callsOf(restarted);
  expect(await second.query("ledgers:all")).toEqual({ app: ["app"], ledger: ["ledger"], secondLedger: [] });
  expect(await second.query("limits:value", { name: "bucket", key: "a" })).toBeCloseTo(2, 1);
  const [environment] = await second.query<[Record<string, string>]>("ledgers:environments");
  expect(environment.CONVEX_CLOUD_URL).toBe(restarted.url);
});

test("codegen types the components of the app, and writes those of its own component", async () => {
  const { project } = await startPushed();
  expect(await project.convex("codegen", "--typecheck", "disable")).toMatchObject({ code: 0 });
  const read = async (file: string) => await readFile(path.resolve(project.dir, file), "utf8");
  const api = await read("_generated/api.d.ts");
  expect(api).toMatch(/rateLimiter: import\("@convex-dev\/rate-limiter.*ComponentApi<"rateLimiter">/);
  expect(api).toMatch(/secondLedger: import\("\.\.\/\.\.\/ledger\/convex\/_generated\/component/);
  const component = await read("../ledger/convex/_generated/component.ts");
  expect(component).toMatch(/addLater: FunctionReference<\s*"mutation",\s*"internal",\s*\{ text: string \}/);
  expect(component).not.toContain("addInternal");
  expect(await read("../ledger/convex/_generated/server.ts")).toMatch(
    /readonly GREETING: string;\s*readonly SHOUT: string \| undefined;/,
  );
});

test("a component's schema that its documents do not satisfy refuses the push, and names the component", async () => {
  const { deployment, project } = await startServed();
  await callsOf(deployment).mutation("ledgers:addToSecond", { text: "short" });
  await project.replace("../ledger/convex/schema.ts", "text: v.string()", "text: v.number()");
  const { code, stderr } = await deploy(project);
  expect(code).toBe(1);
  expect(stderr).toContain("secondLedger");
  expect(stderr).toContain('in table "notes" does not match the schema');
  expect(await callsOf(deployment).query("ledgers:all")).toMatchObject({ secondLedger: ["short"] });
});

test("the CLI looks into components, and calls their functions", async () => {
  const { deployment, project } = await startServed();
  await callsOf(deployment).mutation("ledgers:addToLedger", { text: "in the ledger" });
  const tables = await project.convex("data", "--component", "ledger");
  expect(tables.stdout).toBe("notes\nticks\n");
  const documents = await project.convex("data", "notes", "--component", "ledger");
  expect(documents.stdout).toContain("in the ledger");
  expect((await project.convex("data", "notes")).stdout).not.toContain("in the ledger");
  const run = await project.convex("run", "notes:texts", "--component", "ledger");
  expect(run.stdout).toContain("in the ledger");
});
