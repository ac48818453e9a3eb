import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { expect, onTestFinished, test } from "vitest";
import { packageOf } from "./package-of";
import { packagesOfChunk, readChunk, totalOf } from "./page-packages";

test.each([
  ["turbopack:///[project]/node_modules/.pnpm/zod@4.6.7/node_modules/zod/v4/core/util.js", "zod"],
  [
    "turbopack:///[project]/node_modules/.pnpm/@clerk+shared@4/node_modules/@clerk/shared/dist/a.mjs",
    "@clerk/shared",
  ],
  [
    "turbopack:///[project]/node_modules/.pnpm/next@16/node_modules/next/dist/compiled/react-dom/cjs/a.js",
    "react-dom",
  ],
  ["turbopack:///[project]/node_modules/.pnpm/next@16/node_modules/next/dist/client/link.js", "next"],
  ["turbopack:///[project]/packages/ui/src/index.ts", "packages/ui"],
  ["turbopack:///[project]/apps/app-clerk/src/env.ts", "apps/app-clerk"],
  ["turbopack:///[turbopack]/shared/runtime/runtime-utils.ts", "the bundler"],
  ["", "the bundler"],
])("%s is of %s", (source, name) => {
  expect(packageOf(source)).toBe(name);
});

test("what a chunk takes when it is sent divides among its packages", () => {
  const map = { sources: ["/packages/ui/a.ts", "/packages/features/b.ts"], mappings: "AAAA,UCAA" };
  const code = "abcdefghijKLMNOPQRST";
  const packages = packagesOfChunk(code, map);
  expect(Object.keys(packages)).toEqual(["packages/ui", "packages/features"]);
  expect(totalOf(packages)).toBeCloseTo(gzipSync(code).length);
});

test.each([
  ["next", 'self.__BUILD_MANIFEST = {"/": []};'],
  ["the bundler", '__turbopack_load_page_chunks__("/", ["static/chunks/a.js"])'],
])("what is made of no source is of its author: %s", (author, code) => {
  expect(readChunk(write(code))).toEqual({ [author]: gzipSync(code).length });
});

test("any other file without a map is told", () => {
  expect(() => readChunk(write("self.a = 1;"))).toThrow("chunk.js has no source map");
});

function write(code: string): string {
  const folder = mkdtempSync(join(tmpdir(), "chunks-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  writeFileSync(join(folder, "chunk.js"), code);
  return join(folder, "chunk.js");
}
