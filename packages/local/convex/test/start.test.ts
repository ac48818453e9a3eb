import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { mkdir } from "node:fs/promises";
import path from "node:path";

import { temporaryDirectory } from "@repo/local-kit/testing";
import { expect, onTestFinished, test } from "vitest";

import { generationsDirOf } from "../src/loader/generations";
import { FUNCTIONS_DIR, startTestDeployment } from "./support/deployment";
import { copyFunctions } from "./support/functions-copy";

test("a start that fails gives back its ports and its state folder", async () => {
  const copy = await copyFunctions();
  const stateDir = temporaryDirectory();
  const probe = await startTestDeployment();
  const port = Number(new URL(probe.url).port);
  const sitePort = Number(new URL(probe.siteUrl).port);
  await probe.close();

  const options = { functionsDir: copy.dir, stateDir, port, sitePort };
  await copy.write("broken.ts", "export const x = ;");
  await expect(startTestDeployment(options)).rejects.toThrow(/do not build[\s\S]*broken\.ts:1:17/);

  await copy.write("broken.ts", null);
  const deployment = await startTestDeployment(options);
  onTestFinished(() => deployment.close());
  expect(deployment.url).toBe(`http://127.0.0.1:${port}`);
});

test("a variable that auth.config needs and does not get is named", async () => {
  const copy = await copyFunctions();
  await copy.write(
    "auth.config.ts",
    'export default { providers: [{ domain: process.env.UNSET_DOMAIN, applicationID: "app" }] };',
  );
  await expect(startTestDeployment({ functionsDir: copy.dir })).rejects.toThrow(
    "Environment variable UNSET_DOMAIN is used in auth config file but its value was not set",
  );
});

test("a folder outside of any package, or without functions, is refused with the reason", async () => {
  const dir = temporaryDirectory();
  await expect(startTestDeployment({ functionsDir: dir })).rejects.toThrow(
    "there is no package.json above it",
  );
  const empty = path.join((await copyFunctions()).dir, "empty");
  await mkdir(empty);
  await expect(startTestDeployment({ functionsDir: empty })).rejects.toThrow("has no functions");
});

test("builds that a killed process left behind are removed", async () => {
  const gone = spawn(process.execPath, ["--version"], { stdio: "ignore" });
  await once(gone, "exit");
  const left = path.join(generationsDirOf(FUNCTIONS_DIR), `${gone.pid}-abc`);
  await mkdir(left, { recursive: true });
  const deployment = await startTestDeployment();
  onTestFinished(() => deployment.close());
  expect(existsSync(left)).toBe(false);
});
