import { mkdir, writeFile } from "node:fs/promises";
import path from "node:path";

import { temporaryDirectory } from "@repo/local-kit/testing";
import { expect, test } from "vitest";

import { findEntryPoints } from "./entry-points";

test("modules are found as the Convex CLI finds them", async () => {
  const dir = temporaryDirectory();
  const modules = ["a.ts", "b.tsx", "c.js", "nested/deep/d.mjs", "auth.config.ts", "with-dash.ts"];
  const others = [
    "a.test.ts",
    "types.d.ts",
    "README.md",
    "tsconfig.json",
    ".hidden.ts",
    "_generated/api.js",
    "nested/_generated/api.js",
    "node_modules/x/index.js",
  ];
  for (const file of [...modules, ...others]) {
    await mkdir(path.dirname(path.join(dir, file)), { recursive: true });
    await writeFile(path.join(dir, file), "");
  }
  const found = await findEntryPoints(dir);
  expect([...found.keys()].toSorted()).toEqual(["a", "auth.config", "b", "c", "nested/deep/d", "with-dash"]);
  expect(found.get("nested/deep/d")).toBe(path.join(dir, "nested/deep/d.mjs"));
});
