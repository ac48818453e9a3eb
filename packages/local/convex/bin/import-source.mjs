import { mkdirSync, renameSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

import { build } from "esbuild";

const root = join(import.meta.dirname, "..");

/** From here Node finds the dependencies. */
const outdir = join(root, "node_modules", ".cache", "convex-local");

/**
 * Imports TypeScript of this package with all that it uses of the workspace, as one file, which esbuild makes of it each
 * time. Module by module, through a loader such as tsx, it takes more time to load the deployment than to start it.
 *
 * @param {URL} entry
 */
export async function importSource(entry) {
  const name = basename(entry.pathname, ".ts");
  const { outputFiles } = await build({
    absWorkingDir: root,
    // The thread is started by its path, beside the module that starts it.
    entryPoints: {
      [name]: fileURLToPath(entry),
      "guard-clock-thread": "src/engine/run/guard-clock-thread.mjs",
    },
    outdir,
    outExtension: { ".js": ".mjs" },
    bundle: true,
    write: false,
    format: "esm",
    platform: "node",
    target: "node20.19",
    sourcemap: "linked",
    plugins: [dependenciesOutside],
  });
  mkdirSync(outdir, { recursive: true });
  for (const { path, contents } of outputFiles) {
    // Another process may do the same at this moment.
    const draft = `${path}.${process.pid}`;
    writeFileSync(draft, contents);
    renameSync(draft, path);
  }
  process.setSourceMapsEnabled(true);
  await import(pathToFileURL(join(outdir, `${name}.mjs`)).href);
}

/**
 * Leaves everything outside that does not belong to this workspace.
 *
 * @type {import("esbuild").Plugin}
 */
export const dependenciesOutside = {
  name: "dependencies outside",
  setup(esbuild) {
    esbuild.onResolve({ filter: /^[^./#]/ }, ({ path, kind }) =>
      kind === "entry-point" || path.startsWith("@repo/") ? undefined : { path, external: true },
    );
  },
};
