import { spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, onTestFinished, test } from "vitest";

test.each(["keep", "deploy", "compare"])("before an install %s says in one sentence what to do", (name) => {
  const folder = mkdtempSync(join(tmpdir(), "uninstalled-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const bin = join(folder, `${name}.mjs`);
  cpSync(fileURLToPath(new URL(`../../${name}/bin/${name}.mjs`, import.meta.url)), bin);
  const { status, stderr } = spawnSync(process.execPath, [bin], { encoding: "utf8" });
  expect(stderr).toBe("The packages are not installed yet: npx -y pnpm@12.21.0 install, then try again.\n");
  expect(status).toBe(1);
});
