import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { keep, parseApp } from "./keep";

test("an app must be named, and one that there is", () => {
  expect(parseApp(["app-clerk"])).toBe("app-clerk");
  for (const args of [[], ["clerk"], ["app-clerk", "pages-auth0"]]) {
    expect(() => parseApp(args)).toThrow(
      "Say which app to keep: pnpm keep pages-auth0, or pnpm keep app-clerk.",
    );
  }
});

test("uncommitted changes are refused before anything is touched", () => {
  const root = mkdtempSync(join(tmpdir(), "keep-dirty-"));
  onTestFinished(() => rmSync(root, { recursive: true }));
  execFileSync("git", ["init", "-q"], { cwd: root });
  writeFileSync(join(root, "auth0.ts"), "");
  expect(() => keep(root, "app-clerk")).toThrow("There are uncommitted changes");
  expect(execFileSync("git", ["status", "--porcelain"], { cwd: root, encoding: "utf8" })).toBe(
    "?? auth0.ts\n",
  );
});

test.each(["nowhere", "in another repository"])("an unpacked archive %s is refused in words", (where) => {
  const parent = mkdtempSync(join(tmpdir(), "keep-archive-"));
  onTestFinished(() => rmSync(parent, { recursive: true }));
  if (where !== "nowhere") execFileSync("git", ["init", "-q"], { cwd: parent });
  const root = join(parent, "archive");
  mkdirSync(root);
  expect(() => keep(root, "app-clerk")).toThrow("This is no git repository of its own");
});
