import { spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, onTestFinished, test } from "vitest";

test("before an install it says in one sentence what to do", () => {
  const folder = mkdtempSync(join(tmpdir(), "keep-uninstalled-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  cpSync(fileURLToPath(new URL("../bin", import.meta.url)), folder, { recursive: true });
  const { status, stderr } = spawnSync(process.execPath, [join(folder, "keep.mjs"), "app-clerk"], {
    encoding: "utf8",
  });
  expect(stderr).toBe("The packages are not installed yet: npx -y pnpm@12.21.0 install, then try again.\n");
  expect(status).toBe(1);
});
