import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { basename, join, relative } from "node:path";

import { readManifest } from "./published";

const WORKSPACE = join(import.meta.dirname, "../../../..");

/** pnpm's store, as the workspace was installed from it: a project on another disk would look for one there. */
export function storeDir(): string {
  const modules = readFileSync(join(WORKSPACE, "node_modules/.modules.yaml"), "utf8");
  const dir = /"?storeDir"?: "?([^"\n]+)/.exec(modules)?.[1];
  if (dir === undefined) throw new Error("node_modules/.modules.yaml names no store.");
  return dir;
}

/**
 * The files by which pnpm installs a project with a package from its tarball.
 *
 * Without a lockfile pnpm asks the registry, which it cannot offline. So the project has one with the versions of the
 * workspace's, which are in the store, and the tarball as their one addition.
 */
export function installation({
  root,
  tarball,
  dependencies: direct,
}: {
  root: string;
  tarball: string;
  dependencies: readonly string[];
}): Record<string, string> {
  const { name, version, bin, dependencies, peerDependencies } = readManifest(join(root, "dist"));
  const lockfile = readFileSync(join(WORKSPACE, "pnpm-lock.yaml"), "utf8");
  const [, packages = "", snapshots = ""] = lockfile.split(/^(?:packages|snapshots):\n/m);
  const versionOf = versionsIn(lockfile, relative(WORKSPACE, root).replaceAll("\\", "/"));
  const specifierOf = (dependency: string) => versionOf(dependency).replace(/\(.*/, "");
  const integrity = createHash("sha512").update(readFileSync(tarball)).digest("base64");
  const file = `file:${basename(tarball)}`;
  const specifiers = direct.map((dependency): [string, string] => [dependency, specifierOf(dependency)]);

  const project = {
    name: "fresh",
    private: true,
    dependencies: { [name]: file, ...Object.fromEntries(specifiers) },
  };
  return {
    "package.json": JSON.stringify(project, null, 2),
    // pnpm would ask the registry how old each version is, as it did when the workspace was installed.
    "pnpm-workspace.yaml": "minimumReleaseAge: 0\nstrictDepBuilds: false\n",
    "pnpm-lock.yaml": `lockfileVersion: '9.0'

settings:
  autoInstallPeers: true
  excludeLinksFromLockfile: false

importers:
  .:
    dependencies:
      '${name}': { specifier: '${file}', version: '${file}' }
${specifiers.map(([dependency, specifier]) => `      '${dependency}': { specifier: '${specifier}', version: '${versionOf(dependency)}' }`).join("\n")}

packages:
  '${name}@${file}':
    resolution: { integrity: 'sha512-${integrity}', tarball: '${file}' }
    version: ${version}
    hasBin: ${bin !== undefined}
${packages}
snapshots:
  '${name}@${file}':
    dependencies:
${[...Object.keys(dependencies), ...Object.keys(peerDependencies)].map((dependency) => `      '${dependency}': '${versionOf(dependency)}'`).join("\n")}
${snapshots}`,
  };
}

/** The versions of what a package of the workspace depends on: with their peers in brackets, as lockfiles have it. */
function versionsIn(lockfile: string, folder: string): (dependency: string) => string {
  const importer = lockfile.split(`\n  ${folder}:\n`)[1]?.split(/\n {2}\S/)[0] ?? "";
  const versions = new Map(
    [...importer.matchAll(/^ {6}'?([^'\s]+?)'?:\n {8}specifier: .*\n {8}version: (.*)$/gm)].map(
      ([, name = "", version = ""]) => [name, version],
    ),
  );
  return (dependency) => {
    const version = versions.get(dependency);
    if (version === undefined)
      throw new Error(`pnpm-lock.yaml has no version of ${dependency} for ${folder}.`);
    return version;
  };
}
