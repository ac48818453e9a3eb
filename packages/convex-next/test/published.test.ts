// @vitest-environment node
import { execFileSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, expect, test } from "vitest";

const ROOT = join(import.meta.dirname, "..");
const PROJECTS = ["shared", "pages-router", "app-router"].map((name) => join("test/package", name));

const read = (path: string) => readFileSync(join(ROOT, path), "utf8");
/** The files below a folder, by their path in it. */
const filesIn = (folder: string) =>
  readdirSync(join(ROOT, folder), { recursive: true, encoding: "utf8" }).map((path) =>
    path.replaceAll("\\", "/"),
  );
const isClient = (code: string) => code.startsWith('"use client";');

interface Manifest {
  exports: Record<string, { types: string; default: string }>;
  dependencies: Record<string, string>;
  peerDependencies: Record<string, string>;
}
let manifest: Manifest;

beforeAll(() => {
  execFileSync(process.execPath, [join(ROOT, "bin/build-package.mjs")]);
  manifest = JSON.parse(read("dist/package.json")) as Manifest;
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
  const declared = { ...manifest.dependencies, ...manifest.peerDependencies };
  const unknown = filesIn("dist")
    .filter((path) => /\.(?:js|d\.ts)$/.test(path))
    .flatMap((path) =>
      [...read(`dist/${path}`).matchAll(/(?:from |import\()"([^"]+)"/g)].map(([, name = ""]) => ({
        path,
        name,
      })),
    )
    .filter(({ path, name }) => {
      if (!name.startsWith(".")) return !name.startsWith("node:") && !(packageOf(name) in declared);
      // Types name the source's files (https://www.typescriptlang.org/tsconfig/#rewriteRelativeImportExtensions).
      const file = join(ROOT, "dist", path, "..", name.replace(/\.tsx?$/, ".d.ts"));
      return !/\.(?:js|tsx?)$/.test(name) || !existsSync(file);
    });
  expect(unknown).toEqual([]);
  expect(Object.keys(declared)).toContain("next");
});

const packageOf = (name: string) => /^(?:@[^/]+\/)?[^/]+/.exec(name)?.[0] ?? name;

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
