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

test("a manifest, which has no map, is Next's, and any other file without one is told", () => {
  const folder = mkdtempSync(join(tmpdir(), "chunks-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const write = (name: string) => {
    writeFileSync(join(folder, name), "self.a = 1;");
    return join(folder, name);
  };
  expect(readChunk(write("_buildManifest.js"))).toEqual({ next: gzipSync("self.a = 1;").length });
  expect(() => readChunk(write("0-h.js"))).toThrow("0-h.js has no source map");
});
