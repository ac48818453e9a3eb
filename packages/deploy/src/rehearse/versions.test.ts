import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { temporaryDirectory } from "@repo/local-kit/testing";
import { expect, test } from "vitest";
import { before, contracted, writeVersion } from "./versions";

const backend = fileURLToPath(new URL("../../../convex-backend", import.meta.url));

test("the functions from before count nothing, and have no migration", () => {
  const folder = join(temporaryDirectory(), "before");
  writeVersion(before, backend, folder);
  const read = (file: string) => readFileSync(join(folder, "convex", file), "utf8");
  expect(read("convex.config.ts")).not.toMatch(/aggregate|migrations/);
  expect(read("schema.ts")).not.toContain("customersCounted");
  expect(existsSync(join(folder, "convex/migrations.ts"))).toBe(false);
  expect(existsSync(join(folder, "node_modules/convex/package.json"))).toBe(true);
});

test("the contracted ones ask for what the migration has written", () => {
  const folder = join(temporaryDirectory(), "contracted");
  writeVersion(contracted, backend, folder);
  expect(readFileSync(join(folder, "convex/schema.ts"), "utf8")).toContain("customersCounted: v.boolean(),");
});

test("a place that is not there any more is named", () => {
  const gone = { edits: [{ file: "schema.ts", from: "no such line", to: "" }], without: [] };
  const folder = join(temporaryDirectory(), "gone");
  expect(() => writeVersion(gone, backend, folder)).toThrow('schema.ts has "no such line" 0 times');
});
