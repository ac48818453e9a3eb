#!/usr/bin/env node
// Builds what is published into dist: one module per source file, so that each keeps its "use client", and a
// package.json that says of the source's what somebody who installs the package needs. `pnpm pack` puts it in a tarball.
import { execFileSync } from "node:child_process";
import { cpSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";

const root = join(import.meta.dirname, "..");
const dist = join(root, "dist");
const typescript = createRequire(import.meta.url).resolve("typescript/package.json");
const tsc = join(typescript, "../bin/tsc");

rmSync(dist, { recursive: true, force: true });
execFileSync(process.execPath, [tsc, "-p", "tsconfig.build.json"], { cwd: root, stdio: "inherit" });

const source = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
const { name, version, description, license, type, dependencies, peerDependencies, engines } = source;

/** The entries as they are built, and none for what is outside of src, which are the tests' own. */
const exports = Object.fromEntries(
  Object.entries(source.exports)
    .filter(([, file]) => file.startsWith("./src/"))
    .map(([entry, file]) => [entry, file.replace("./src/", "./").replace(/\.tsx?$/, "")])
    .map(([entry, path]) => [entry, { types: `${path}.d.ts`, default: `${path}.js` }]),
);
const published = {
  name,
  version,
  description,
  license,
  type,
  exports,
  dependencies,
  peerDependencies,
  engines,
};
writeFileSync(join(dist, "package.json"), `${JSON.stringify(published, null, 2)}\n`);
for (const document of ["README.md", "decisions"]) {
  cpSync(join(root, document), join(dist, document), { recursive: true });
}
