import { ConvexHttpClient } from "convex/browser";
import { afterAll, beforeAll, expect, test } from "vitest";

import type { Deployment } from "../../src/index";
import { connect } from "../support/clients";
import { startProject } from "../support/convex-cli";
import { startTestDeployment } from "../support/deployment";
import { functions } from "../support/functions";

const { counter } = functions;
let deployment: Deployment;

beforeAll(async () => {
  deployment = await startTestDeployment();
  const client = new ConvexHttpClient(deployment.url, { logger: false });
  for (const name of ["first", "second", "third"]) await client.mutation(counter.increment, { name });
});
afterAll(() => deployment.close());

test("data lists the tables, those of the deployment itself left out", async () => {
  const project = await startProject(deployment);
  expect(await project.convex("data")).toMatchObject({ code: 0, stdout: "blobs\ncounters\ncustomers\n" });
});

test("data shows a table's newest documents, as many as it is asked for", async () => {
  const project = await startProject(deployment);
  const { stdout, stderr } = await project.convex("data", "counters", "--limit", "2", "--format", "jsonl");
  const names = stdout
    .trim()
    .split("\n")
    .map((line) => /"name": "(\w+)"/.exec(line)?.[1]);
  expect(names).toEqual(["third", "second"]);
  expect(stderr).not.toContain("Error");
  const oldest = await project.convex("data", "counters", "--limit", "1", "--order", "asc");
  expect(oldest.stdout).toContain('"first"');
  expect(oldest.stderr).toContain("Showing the 1 oldest created document");
});

test("data shows the deployment's own tables that functions see", async () => {
  const project = await startProject(deployment);
  for (const table of ["_storage", "_scheduled_functions"]) {
    const { code, stderr } = await project.convex("data", table);
    expect(code).toBe(0);
    expect(stderr).toContain("There are no documents in this table.");
  }
});

test("data says that a table is empty, or not there", async () => {
  const project = await startProject(deployment);
  const { stdout, stderr } = await project.convex("data", "nothing");
  expect(stdout).toBe("");
  expect(stderr).toContain("There are no documents in this table.");
});

test("function-spec describes every function and every HTTP route", async () => {
  const project = await startProject(deployment);
  const { code, stdout } = await project.convex("function-spec");
  expect(code).toBe(0);
  const spec: { url: string; functions: object[] } = JSON.parse(stdout);
  expect(spec.url).toBe(deployment.url);
  expect(spec.functions).toContainEqual({
    functionType: "Query",
    identifier: "counter.js:secret",
    visibility: { kind: "internal" },
    args: { type: "object", value: {} },
    returns: { type: "any" },
  });
  expect(spec.functions).toContainEqual(
    expect.objectContaining({ functionType: "HttpAction", method: "GET" }),
  );
});

test("logs shows what ran before and follows what runs, with log lines and errors", async () => {
  const client = connect(deployment.url);
  await client.query(counter.log, {});
  const project = await startProject(deployment);
  const logs = project.start("logs", "--history", "10", "--success");
  await logs.prints("counter:log");
  await client.mutation(counter.increment, { name: "followed" });
  await logs.prints("M(counter:increment)] Function executed in");
  await expect(client.mutation(counter.fail, { name: "followed" })).rejects.toThrow("Uncaught Error");
  await logs.prints("Uncaught Error");
});

test("network-test finds the deployment in order", async () => {
  const project = await startProject(deployment);
  const { code, stderr } = await project.convex("network-test");
  expect(stderr).toContain("Network test passed.");
  expect(code).toBe(0);
});
