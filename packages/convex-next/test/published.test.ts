// @vitest-environment node
import {
  filesIn as allFilesIn,
  importsIn,
  readManifest,
  unknownImportsIn,
  type Manifest,
} from "@repo/packaging/published";
import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, expect, test } from "vitest";

const ROOT = join(import.meta.dirname, "..");
const PROJECTS = ["shared", "pages-router", "app-router"].map((name) => join("test/package", name));

const read = (path: string) => readFileSync(join(ROOT, path), "utf8");
/** The files below a folder, by their path in it. */
const filesIn = (folder: string) => allFilesIn(join(ROOT, folder));
const isClient = (code: string) => code.startsWith('"use client";');

let manifest: Manifest;

beforeAll(() => {
  execFileSync(process.execPath, [join(ROOT, "bin/build-package.mjs")]);
  manifest = readManifest(join(ROOT, "dist"));
});

test("every entry of the source but the tests' own is published, with its types", () => {
  const source = JSON.parse(read("package.json")) as { exports: Record<string, string> };
  const entries = Object.keys(source.exports).filter((entry) => !entry.startsWith("./testing"));
  expect(Object.keys(manifest.exports)).toEqual(entries);
  const files = Object.values(manifest.exports).flatMap((target) => Object.values(target));
  expect(files.filter((file) => !existsSync(join(ROOT, "dist", file)))).toEqual([]);
});

test("each module is one file, which is a client module exactly where the source is", () => {
  const source = filesIn("src").filter((path) => /(?<!\.test)\.tsx?$/.test(path));
  const expected = source.map((path) => [path.replace(/\.tsx?$/, ".js"), isClient(read(`src/${path}`))]);
  const built = filesIn("dist").filter((path) => path.endsWith(".js"));
  const actual = built.map((path) => [path, isClient(read(`dist/${path}`))]);
  expect(Object.fromEntries(actual)).toEqual(Object.fromEntries(expected));
  expect(expected).toContainEqual(["session.js", true]);
});

test("a module imports what is there, or what the package declares", () => {
  expect(unknownImportsIn(join(ROOT, "dist"))).toEqual([]);
  expect(importsIn(join(ROOT, "dist")).map(({ name }) => name)).toContain("next/link");
});

test("what somebody installs depends on nothing of this workspace", () => {
  expect(Object.keys(manifest)).not.toContain("devDependencies");
  const ranges = Object.values(manifest.peerDependencies);
  expect(ranges).toHaveLength(4);
  expect(ranges.filter((range) => !/^\^\d+\.\d+\.\d+$/.test(range))).toEqual([]);
  expect(Object.keys(manifest.dependencies)).toEqual(["convex-helpers"]);
});

const blocks = [...read("README.md").matchAll(/^```tsx?\n\/\/ (\S+)\n([\s\S]*?)^```$/gm)].map(
  ([, path = "", code = ""]) => ({ path, code }),
);

test.each(blocks)("the README's $path is the one of the projects that are tested", ({ path, code }) => {
  const files = PROJECTS.map((project) => join(project, path)).filter((file) => existsSync(join(ROOT, file)));
  expect(files.map(read)).toEqual([code]);
});

test("the README shows every file but the provider's, the environment and the start page", () => {
  const files = PROJECTS.flatMap(filesIn).filter((path) => /\.tsx?$/.test(path));
  const hidden = /^(?:convex|src\/auth)\/|^src\/(?:env\.ts|(?:app\/page|pages\/index)\.tsx)$/;
  expect(files.filter((path) => !hidden.test(path)).sort()).toEqual(blocks.map(({ path }) => path).sort());
});
