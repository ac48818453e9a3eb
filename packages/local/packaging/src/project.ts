import { execFile } from "node:child_process";
import { copyFileSync, cpSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { promisify } from "node:util";

import { publint } from "publint";
import { formatMessage } from "publint/utils";

import { installation, storeDir } from "./installation";
import { readManifest } from "./published";

/**
 * Builds a package and makes its tarball.
 *
 * @param root the package's folder
 * @returns the tarball's path
 */
export async function packPackage(root: string): Promise<string> {
  await run("pnpm", ["build:package"], { cwd: root });
  const { name, version } = readManifest(join(root, "dist"));
  return join(root, "dist", `${name.replace("@", "").replace("/", "-")}-${version}.tgz`);
}

/** What publint has to say of a tarball, in its words. */
export async function lintTarball(tarball: string): Promise<string[]> {
  const file = await readFile(tarball);
  const { messages, pkg } = await publint({
    pack: { tarball: new Uint8Array(file).buffer },
    strict: true,
  });
  return messages.map((message) => formatMessage(message, pkg) ?? message.code);
}

/**
 * A fresh project in a temporary folder outside of the workspace, with a package from its tarball and everything else
 * from pnpm's store.
 *
 * @param options.root the package's folder, with what {@link packPackage} has built
 * @param options.parts folders whose content the project has
 * @param options.dependencies what the project depends on besides, in the versions of the package's development
 */
export async function createProject({
  root,
  tarball,
  parts,
  dependencies,
}: {
  root: string;
  tarball: string;
  parts: readonly string[];
  dependencies: readonly string[];
}): Promise<{ folder: string; remove: () => void }> {
  const folder = mkdtempSync(join(tmpdir(), "packed-"));
  for (const part of parts) cpSync(part, folder, { recursive: true });
  copyFileSync(tarball, join(folder, basename(tarball)));
  for (const [file, text] of Object.entries(installation({ root, tarball, dependencies }))) {
    writeFileSync(join(folder, file), text);
  }
  const fromStore = ["--offline", "--frozen-lockfile", "--store-dir", storeDir()];
  await run("pnpm", ["install", ...fromStore], { cwd: folder });
  return { folder, remove: () => rmSync(folder, { recursive: true }) };
}

/**
 * Runs a program to its end.
 *
 * @returns what it has printed to stdout
 * @throws Error with what it has printed, if it fails
 */
export async function run(
  program: string,
  args: readonly string[],
  options: { cwd: string; env?: NodeJS.ProcessEnv },
): Promise<string> {
  try {
    const { stdout } = await promisify(execFile)(program, args, options);
    return stdout;
  } catch (error) {
    const { stdout, stderr } = error as { stdout?: string; stderr?: string };
    throw new Error(`${program} ${args.join(" ")} failed:\n${stdout}\n${stderr}`, { cause: error });
  }
}
