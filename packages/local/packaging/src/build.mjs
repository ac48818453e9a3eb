// JavaScript, for builds run before anything could run TypeScript.
import { execFileSync } from "node:child_process";
import { cpSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";

/**
 * Makes a package's `dist` anew, with what its own TypeScript makes of `tsconfig.build.json`.
 *
 * @param {string} root the package's folder
 */
export function compile(root) {
  rmSync(join(root, "dist"), { recursive: true, force: true });
  const typescript = createRequire(join(root, "package.json")).resolve("typescript/package.json");
  const tsc = join(typescript, "../bin/tsc");
  execFileSync(process.execPath, [tsc, "-p", "tsconfig.build.json"], { cwd: root, stdio: "inherit" });
}

/**
 * Puts beside what is built a package.json, with what the source's says to somebody who installs the package, and the
 * documents. Versions are those of the source, "catalog:" among them: `pnpm pack` puts the real ones in their place.
 *
 * @param {string} root the package's folder
 * @param {{ bin?: Record<string, string>, without?: readonly string[] }} [own] its commands, as they are built; the
 *   dependencies that what is built does without, as it contains them or does not need them
 */
export function writePublished(root, { bin, without = [] } = {}) {
  const source = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
  const { name, version, description, license, type, peerDependencies, engines } = source;
  /** The entries as they are built, and none for what is outside of src, which is for the workspace alone. */
  const exports = Object.fromEntries(
    Object.entries(source.exports)
      .filter(([, file]) => file.startsWith("./src/"))
      .map(([entry, file]) => [entry, file.replace("./src/", "./").replace(/\.tsx?$/, "")])
      .map(([entry, path]) => [entry, { types: `${path}.d.ts`, default: `${path}.js` }]),
  );
  const dependencies = Object.fromEntries(
    Object.entries(source.dependencies).filter(([dependency]) => !without.includes(dependency)),
  );
  const published = {
    name,
    version,
    description,
    license,
    type,
    bin,
    exports,
    dependencies,
    peerDependencies,
    engines,
  };
  writeFileSync(join(root, "dist/package.json"), `${JSON.stringify(published, null, 2)}\n`);
  for (const document of ["README.md", "decisions"]) {
    cpSync(join(root, document), join(root, "dist", document), { recursive: true });
  }
}
