import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { bytesOf, closure } from "./packages";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "packages-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

function install(at: string, name: string, needs: readonly string[] = []): string {
  const path = join(folder, at, "node_modules", name);
  mkdirSync(path, { recursive: true });
  const dependencies = Object.fromEntries(needs.map((need) => [need, "*"]));
  writeFileSync(join(path, "package.json"), JSON.stringify({ name, dependencies }));
  return path;
}

test("a closure follows what packages need, in circles too, and counts each copy", () => {
  const a = install(".", "a", ["b", "c"]);
  install(".", "b", ["a"]);
  install(".", "c");
  const own = install("node_modules/a", "c");
  const found = closure(folder, ["a"]);
  expect(found.size).toBe(3);
  expect([...found].some((path) => path.endsWith("node_modules/a/node_modules/c"))).toBe(true);
  expect(own.startsWith(a)).toBe(true);
});

test("a package that is not installed brings nothing", () => {
  expect(closure(folder, ["absent"]).size).toBe(0);
});

test("the size of a package leaves out what is installed inside it", () => {
  const a = install(".", "a");
  const size = bytesOf(a);
  install("node_modules/a", "b");
  writeFileSync(join(a, "index.js"), "12345");
  expect(bytesOf(a)).toBe(size + 5);
});
