import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";

const bin = fileURLToPath(new URL("../bin/deploy.mjs", import.meta.url));

test.each(["--help", "-h"])("%s prints the usage", (flag) => {
  const { status, stdout, stderr } = spawnSync(process.execPath, [bin, flag], { encoding: "utf8" });
  expect(stdout).toMatch(/^Usage:\n {2}deploy secrets/);
  expect([status, stderr]).toEqual([0, ""]);
});
