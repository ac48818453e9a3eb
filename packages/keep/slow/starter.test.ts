import { execFileSync, spawnSync } from "node:child_process";
import { copyFileSync, mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, onTestFinished, test } from "vitest";
import { readHouse } from "#keep";
import { appNames } from "#parts";

const root = fileURLToPath(new URL("../../..", import.meta.url));

/** The house as it is in the work tree, in a repository of its own with everything committed. */
function cloneHouse(): string {
  const clone = mkdtempSync(join(tmpdir(), "keep-"));
  onTestFinished(() => rmSync(clone, { recursive: true }));
  for (const path of readHouse(root).keys()) {
    mkdirSync(join(clone, dirname(path)), { recursive: true });
    copyFileSync(join(root, path), join(clone, path));
  }
  const git = (...args: string[]) => execFileSync("git", args, { cwd: clone });
  git("init", "-q");
  git("add", "--all");
  git("-c", "user.name=keep", "-c", "user.email=keep@example.com", "commit", "-qm", "The house");
  return clone;
}

function expectSuccess(cwd: string, program: string, ...args: string[]): void {
  // The run that this test is part of is none of the clone's business.
  const { STACK_RUN_ID: _run, ...env } = process.env;
  const { status, stdout, stderr, error } = spawnSync(program, args, {
    cwd,
    env: { ...env, TURBO_CACHE_DIR: join(cwd, ".turbo") },
    encoding: "utf8",
    maxBuffer: 256 * 1024 * 1024,
  });
  expect(error).toBeUndefined();
  expect(status, `${program} ${args.join(" ")}\n${stdout.slice(-8000)}\n${stderr.slice(-4000)}`).toBe(0);
}

test.each(appNames)("a starter with %s is green", (app) => {
  const clone = cloneHouse();
  expectSuccess(clone, "pnpm", "install", "--frozen-lockfile", "--prefer-offline");
  expectSuccess(clone, process.execPath, "packages/keep/bin/keep.mjs", app);
  // Format, lint, types, boundaries, unused code, unit tests, and the production build that an app's types wait for.
  expectSuccess(clone, "pnpm", "checks");
  // Its production server, in a browser.
  expectSuccess(clone, "pnpm", "e2e", "--", "src/smoke");
});
