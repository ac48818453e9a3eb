import { execFileSync, spawnSync } from "node:child_process";
import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { type House, planStarter } from "./house";
import { type AppName, appNames, apps } from "./parts";

/** A request that cannot be met. The message says what to do. */
export class KeepError extends Error {
  override name = "KeepError";
}

/** The app that a command line names. @throws KeepError */
export function parseApp(args: readonly string[]): AppName {
  const app = appNames.find((name) => args.length === 1 && name === args[0]);
  if (app === undefined) {
    throw new KeepError(
      `Say which app to keep: ${appNames.map((name) => `pnpm keep ${name}`).join(", or ")}.`,
    );
  }
  return app;
}

/** Reads the files that git knows, and those it would add, as they are in the work tree. */
export function readHouse(root: string): House {
  const listed = git(root, "ls-files", "--cached", "--others", "--exclude-standard", "-z").split("\0");
  const paths = listed.filter((path) => path !== "" && existsSync(join(root, path)));
  return new Map(paths.map((path) => [path, textOf(readFileSync(join(root, path)))]));
}

/**
 * Turns the clone at the root into a starter with one app. Nothing is committed: `git diff` shows what became of it.
 *
 * @returns what was done and what is left to do
 * @throws KeepError when this is no clone, when there are uncommitted changes, or when a tool fails
 */
export function keep(root: string, app: AppName): string {
  if (!isClone(root)) {
    throw new KeepError(
      "This is no git repository of its own, so nothing could bring back what is taken out. Clone it, or make it one: git init && git add -A && git commit -m 'Two routers'",
    );
  }
  if (git(root, "status", "--porcelain") !== "") {
    throw new KeepError(
      "There are uncommitted changes, which would be mixed with what is taken out: commit or stash them first.",
    );
  }
  const { gone, changed } = planStarter(readHouse(root), app);
  for (const path of gone) rmSync(join(root, path));
  for (const { path, text } of changed) writeFileSync(join(root, path), text);
  for (const folder of goneFolders(gone)) rmSync(join(root, folder), { recursive: true, force: true });
  run(root, "pnpm", ["install", "--no-frozen-lockfile", "--prefer-offline"]);
  run(root, "pnpm", ["exec", "oxfmt"]);
  return [
    `Kept ${app}: ${gone.length} files are gone, ${changed.length} have changed. Nothing is committed.`,
    "  git diff --stat              what became of it",
    "  npx -y pnpm@12.21.0 checks   that it is still green",
    `  git grep -il ${namesOfOthers(app)}   what is left of the other one: sentences, which nothing checks`,
    "  npx -y pnpm@12.21.0 --filter e2e pictures:update   pictures of the pages that named their twin",
  ].join("\n");
}

/** The identity providers of the apps that go, as `git grep` looks for them. */
function namesOfOthers(kept: AppName): string {
  return appNames
    .filter((name) => name !== kept)
    .map((name) => `-e ${apps[name][1]}`)
    .join(" ");
}

/** The folders of which nothing is left but what git ignores: whole packages, with what was built and installed there. */
function goneFolders(gone: readonly string[]): string[] {
  return gone.filter((path) => basename(path) === "package.json").map((path) => dirname(path));
}

function textOf(bytes: Buffer): string | undefined {
  return bytes.includes(0) ? undefined : bytes.toString("utf8");
}

/** Whether git has all of this and nothing else, which an unpacked archive is not, wherever it lies. */
function isClone(root: string): boolean {
  const { status, stdout, error } = spawnSync("git", ["rev-parse", "--show-prefix"], {
    cwd: root,
    encoding: "utf8",
  });
  if (error !== undefined) throw new KeepError(`git cannot be run, and it is needed: ${error.message}`);
  // The folder's path within its work tree.
  return status === 0 && stdout.trim() === "";
}

function git(root: string, ...args: string[]): string {
  return execFileSync("git", args, { cwd: root, encoding: "utf8", maxBuffer: 64 * 1024 * 1024 }).trim();
}

function run(root: string, program: string, args: readonly string[]): void {
  const { status, error, stdout, stderr } = spawnSync(program, args, { cwd: root, encoding: "utf8" });
  if (status === 0) return;
  throw new KeepError(
    `${program} ${args.join(" ")} failed; the files are as they should be. Mend what it says, then: npx -y pnpm@12.21.0 install && npx -y pnpm@12.21.0 format:fix\n${error?.message ?? stdout + stderr}`,
  );
}
