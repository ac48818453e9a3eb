#!/usr/bin/env node
// Builds what is published into dist: plain JavaScript that contains what it uses of this workspace, the declarations
// that its entry leads to, and a package.json. `pnpm pack` puts it in a tarball.
import { cpSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";

import { compile, writePublished } from "@repo/packaging/build";
import { build } from "esbuild";

import { dependenciesOutside } from "./import-source.mjs";

const root = join(import.meta.dirname, "..");
const dist = join(root, "dist");
const declarations = join(dist, "declarations");
/** @type {import("esbuild").BuildOptions} */
const options = {
  absWorkingDir: root,
  outdir: dist,
  bundle: true,
  format: "esm",
  platform: "node",
  target: "node20.19",
  plugins: [dependenciesOutside],
};

compile(root);
keepDeclarations("index.d.ts", new Set());
rmSync(declarations, { recursive: true });
await build({ ...options, entryPoints: ["src/index.ts", "src/cli.ts"], splitting: true });
// Started by its path, beside the module that starts it.
const thread = "src/engine/run/guard-clock-thread.mjs";
await build({ ...options, entryPoints: [thread], outExtension: { ".js": ".mjs" } });
writePublished(root, { bin: { "convex-local": "./cli.js" }, without: ["@repo/local-kit"] });

/**
 * Keeps a declaration and those that it imports, which stand beside it.
 *
 * @param {string} path
 * @param {Set<string>} kept
 */
function keepDeclarations(path, kept) {
  if (kept.has(path)) return;
  kept.add(path);
  cpSync(join(declarations, path), join(dist, path));
  const imports = readFileSync(join(declarations, path), "utf8").matchAll(/from "(\.[^"]+)\.ts"/g);
  for (const [, imported] of imports) keepDeclarations(join(path, "..", `${imported}.d.ts`), kept);
}
