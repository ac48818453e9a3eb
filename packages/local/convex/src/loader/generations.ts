import { existsSync } from "node:fs";
import { mkdir, mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";

import { readProcess } from "@repo/local-kit/process-table";

/**
 * Folder of the builds of the package that has `functionsDir`.
 *
 * Inside that package's node_modules, so that the bundles find `convex` where the functions do, and git ignores them.
 */
export function generationsDirOf(functionsDir: string): string {
  let dir = path.resolve(functionsDir);
  while (!existsSync(path.join(dir, "package.json"))) {
    const parent = path.dirname(dir);
    if (parent === dir)
      throw new Error(`${functionsDir} is not inside a package: there is no package.json above it.`);
    dir = parent;
  }
  return path.join(dir, "node_modules", ".cache", "convex-local");
}

/**
 * Folder of a deployment's builds: for those of a functions folder its package's, else one in the state folder, and in
 * memory one that goes with the process.
 */
export async function generationsDirFor({
  functionsDir,
  stateDir,
}: {
  functionsDir: string | undefined;
  stateDir: string | undefined;
}): Promise<{ path: string; remove(): Promise<void> }> {
  const keep = async () => {};
  if (functionsDir !== undefined) return { path: generationsDirOf(functionsDir), remove: keep };
  const dir = stateDir ?? (await mkdtemp(path.join(tmpdir(), "convex-local-")));
  const own = path.join(dir, "generations");
  const root = stateDir === undefined ? dir : own;
  return { path: own, remove: () => rm(root, { recursive: true, force: true }) };
}

/** A new folder for one build: a module that was imported once is never read again, so each build has its own. */
export async function createGenerationDir(generationsDir: string): Promise<string> {
  await mkdir(generationsDir, { recursive: true });
  return await mkdtemp(path.join(generationsDir, `${process.pid}-`));
}

/** Removes the builds of processes that are gone. */
export async function removeStaleGenerations(generationsDir: string): Promise<void> {
  if (!existsSync(generationsDir)) return;
  for (const name of await readdir(generationsDir)) {
    const pid = Number.parseInt(name, 10);
    if (Number.isNaN(pid) || isRunning(pid)) continue;
    await rm(path.join(generationsDir, name), { recursive: true, force: true });
  }
}

function isRunning(pid: number): boolean {
  const found = readProcess(pid);
  return found !== undefined && !found.zombie;
}
