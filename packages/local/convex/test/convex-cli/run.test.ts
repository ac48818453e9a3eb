import { afterAll, beforeAll, expect, test } from "vitest";

import type { Deployment } from "../../src/index";
import { connect } from "../support/clients";
import { startProject } from "../support/convex-cli";
import { startTestDeployment } from "../support/deployment";
import { functions } from "../support/functions";

let deployment: Deployment;

beforeAll(async () => {
  deployment = await startTestDeployment();
});
afterAll(() => deployment.close());

test.each([
  ["a query", ["counter:get", '{"name":"unused"}'], "0"],
  ["a mutation", ["counter:increment", '{"name":"by mutation"}'], "1"],
  ["an action", ["counter:incrementByAction", '{"name":"by action"}'], '"now 1"'],
  ["an internal function", ["counter:secret"], "42"],
])("runs %s", async (_what, args, printed) => {
  const project = await startProject(deployment);
  expect(await project.convex("run", ...args)).toMatchObject({ code: 0, stdout: `${printed}\n` });
});

test("runs a function as somebody", async () => {
  const project = await startProject(deployment);
  const identity = '{"subject":"alice","issuer":"https://issuer.example","name":"Alice"}';
  const { code, stdout } = await project.convex("run", "customers:whoAmI", "--identity", identity);
  expect(code).toBe(0);
  expect(JSON.parse(stdout)).toEqual({
    subject: "alice",
    issuer: "https://issuer.example",
    tokenIdentifier: "https://issuer.example|alice",
    name: "Alice",
  });
});

test("watches a query until it is interrupted", async () => {
  const project = await startProject(deployment);
  const watching = project.start("run", "--watch", "counter:get", '{"name":"watched"}');
  await watching.prints("0\n");
  await connect(deployment.url).mutation(functions.counter.increment, { name: "watched" });
  await watching.prints("1\n");
  watching.process.kill("SIGINT");
  const { stderr } = await watching.finished;
  expect(stderr).toContain("Closing connection");
});

test.each([
  ["fails", ["counter:fail", '{"name":"x"}'], "Uncaught Error"],
  ["gets wrong arguments", ["counter:get", '{"name":1}'], "ArgumentValidationError"],
  ["does not exist, with those that do", ["counter:nothing"], "• counter:secret"],
  [
    "is the deployment's own, and not here",
    ["_system/cli/nothing"],
    "does not have the query _system/cli/nothing",
  ],
  ["is in a component", ["counter:get", "--component", "other"], 'does not have the component "other"'],
  ["is written on the command line", ["--inline-query", "1"], "does not have POST /api/run_test_function"],
])("says at once that a function %s", async (_what, args, reason) => {
  const project = await startProject(deployment);
  const { code, stderr } = await project.convex("run", ...args);
  expect(code).toBe(1);
  expect(stderr).toContain(reason);
  expect(stderr).not.toContain("    at ");
});
