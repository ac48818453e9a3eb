import { execFileSync } from "node:child_process";
import { readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { readContractAt } from "./base";
import { judge } from "./check";
import type { Contract } from "./contract";

const one: Contract = { functions: { "a:b": { kind: "Query", args: null, returns: null } }, routes: [] };
const none: Contract = { functions: {}, routes: [] };
const other: Contract = { functions: { "x:y": { kind: "Query", args: null, returns: null } }, routes: [] };

test("what only adds goes on without a word", () => {
  expect(judge("production", { commit: none, live: none }, one, false)).toEqual({ warnings: [] });
});

test("what breaks is said once, and stops production, not a preview and not whoever insists", () => {
  const before = { commit: { ...one, routes: ["GET /x"] }, live: { ...one, routes: ["GET /x"] } };
  expect(judge("production", before, one, false)).toMatchObject({
    warnings: [expect.stringContaining("GET /x is gone")],
    refusal: expect.stringContaining("nothing was deployed"),
  });
  expect(judge("preview", before, one, false).refusal).toBeUndefined();
  expect(judge("production", before, one, true).refusal).toBeUndefined();
});

test("a deployment of somebody else is refused, whoever insists", () => {
  expect(judge("production", { live: other }, one, true).refusal).toContain("it is somebody else's");
});

test("the functions of a commit are read, and leave nothing behind", async () => {
  const root = fileURLToPath(new URL("../../../..", import.meta.url));
  const commit = execFileSync("git", ["rev-parse", "HEAD"], { cwd: root, encoding: "utf8" }).trim();
  const contract = await readContractAt(commit, root, "packages/convex-backend");
  expect(Object.keys(contract.functions)).toContain("counter:get");
  expect(
    readdirSync(`${root}/packages/convex-backend`).filter((name) => name.startsWith(".contract-")),
  ).toEqual([]);
});
