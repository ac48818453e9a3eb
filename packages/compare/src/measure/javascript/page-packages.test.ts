import { gzipSync } from "node:zlib";
import { expect, test } from "vitest";
import { packageOf } from "./package-of";
import { packagesOfChunk, totalOf } from "./page-packages";

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
