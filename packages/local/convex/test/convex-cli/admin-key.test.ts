import { stat } from "node:fs/promises";
import path from "node:path";

import { rawRequest, temporaryDirectory } from "@repo/local-kit/testing";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

import type { Deployment } from "../../src/index";
import { runCli, startCli } from "../support/cli";
import { startProject } from "../support/convex-cli";
import { startTestDeployment } from "../support/deployment";
import { openRawSocket } from "../support/raw-socket";

let deployment: Deployment;

beforeAll(async () => {
  deployment = await startTestDeployment();
});
afterAll(() => deployment.close());

describe("a wrong key is told of at once, without a stack trace, by", () => {
  test.each([
    [["run", "counter:secret"]],
    [["env", "set", "CLI_A", "b"]],
    [["data"]],
    [["logs"]],
    [["deploy"]],
    [["import", "--table", "counters", "package.json", "--format", "jsonLines"]],
  ])("%s", async (args) => {
    const adminKey = deployment.adminKey.replace(/.$/, (last) => (last === "0" ? "1" : "0"));
    const project = await startProject({ url: deployment.url, adminKey });
    const { code, stdout, stderr } = await project.convex(...args);
    expect(code).toBe(1);
    expect(stderr).toContain("the admin key is not this deployment's");
    expect(stdout + stderr).not.toContain("    at ");
    expect(stdout + stderr).not.toContain(deployment.adminKey);
  });
});

test("the CLI itself says that it has no key", async () => {
  const project = await startProject({ url: deployment.url, adminKey: "" });
  const { code, stderr } = await project.convex("data");
  expect(code).toBe(1);
  expect(stderr).toContain("No CONVEX_DEPLOYMENT set");
});

test.each([
  ["/api/update_environment_variables", '{"changes":[{"name":"CLI_STOLEN","value":"x"}]}'],
  ["/api/deploy2/start_push", "{}"],
  ["/api/deploy2/finish_push", "{}"],
  ["/api/get_config_hashes", "{}"],
])("without a key %s is refused", async (route, body) => {
  const response = await fetch(deployment.url + route, { method: "POST", body });
  expect(response.status).toBe(403);
  expect(await response.json()).toEqual({
    code: "BadAdminKey",
    message: "This needs the deployment's admin key.",
  });
  expect(process.env.CLI_STOLEN).toBeUndefined();
  const empty = await fetch(deployment.url + route, {
    method: "POST",
    body,
    headers: { authorization: "Convex" },
  });
  expect(empty.status).toBe(403);
});

describe("the right key is refused", () => {
  const logs = "/api/stream_function_logs?cursor=0";
  const authorization = () => `Convex ${deployment.adminKey}`;

  test("never for a program of this machine", async () => {
    const response = await fetch(deployment.url + logs, { headers: { authorization: authorization() } });
    expect(response.status).toBe(200);
  });

  test("for another host's name", async () => {
    const headers = { authorization: authorization(), host: "convex.example" };
    expect(await rawRequest(deployment.url + logs, { headers })).toBe(421);
  });

  test.each([
    ["a page of another machine", { origin: "https://app.example" }],
    ["a proxy", { "x-forwarded-for": "192.0.2.1" }],
    ["a proxy that follows the standard", { forwarded: "for=192.0.2.1" }],
  ])("from %s", async (_who, from) => {
    const headers = { ...from, authorization: authorization() };
    expect(await rawRequest(deployment.url + logs, { headers })).toBe(403);
    const call = await fetch(`${deployment.url}/api/query`, {
      method: "POST",
      headers,
      body: JSON.stringify({ path: "counter:secret", args: {} }),
    });
    expect(await call.json()).toMatchObject({ status: "error" });
    const socket = await openRawSocket(deployment.url, { headers: from });
    const { adminKey: value } = deployment;
    socket.send({ type: "Authenticate", baseVersion: 0, tokenType: "Admin", value });
    socket.send({ type: "Mutation", requestId: 0, udfPath: "counter:increment", args: [{ name: "x" }] });
    expect(await socket.next("MutationResponse")).toMatchObject({ success: false });
  });

  test("with an identity to act as that is none", async () => {
    for (const actingAs of ["not base64 of JSON", '{"subject":"alice"}']) {
      const encoded = Buffer.from(actingAs).toString("base64");
      const call = await fetch(`${deployment.url}/api/query`, {
        method: "POST",
        headers: { authorization: `${authorization()}:${encoded}` },
        body: JSON.stringify({ path: "customers:whoAmI", args: {} }),
      });
      expect(await call.json()).toMatchObject({
        status: "error",
        errorMessage: expect.stringContaining("the identity to act as"),
      });
    }
  });
});

test("the key is kept for its owner alone, printed when it is asked for, and in no log", async () => {
  const stateDir = temporaryDirectory();
  const first = await startCli({ stateDir });
  const printed = await runCli({ stateDir }, "--print-admin-key");
  expect(printed).toMatchObject({ code: 0, stdout: `${first.adminKey}\n` });
  expect((await stat(path.join(stateDir, "admin-key"))).mode & 0o777).toBe(0o600);
  await startProject(first).then((project) => project.convex("run", "counter:secret"));
  await first.kill();
  expect(first.printed()).toContain("ready");
  expect(first.printed()).not.toContain(first.adminKey);
  expect((await startCli({ stateDir })).adminKey).toBe(first.adminKey);
});

test("a deployment in memory has no key to print", async () => {
  const { code, stderr } = await runCli({}, "--print-admin-key");
  expect(code).toBe(1);
  expect(stderr).toContain("--print-admin-key needs --state");
});
