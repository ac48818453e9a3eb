import { cpSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import type { TestProject } from "vitest/node";
import { sampleUsersFile } from "../sample-users";

/**
 * The stack of the tests as one JavaScript file: dozens of tests start it, and through tsx each start would cost half a
 * second of computing. It lies as deep in the package as `src/watchdog`, which finds `bin/watchdog.mjs` from there.
 */
export const builtFixture = fileURLToPath(
  new URL("../../node_modules/.fixture/fixture.mjs", import.meta.url),
);

/** Vitest's global setup: builds the fixture before the tests, and before each run of a watching Vitest. */
export async function setup(project: TestProject): Promise<void> {
  await buildFixture();
  project.onTestsRerun(buildFixture);
}

async function buildFixture(): Promise<void> {
  // Loaded here: the tests, which only need the path, would wait for it too.
  const { build } = await import("vite");
  const outDir = dirname(builtFixture);
  await build({
    configFile: false,
    logLevel: "warn",
    ssr: { noExternal: true },
    build: {
      ssr: fileURLToPath(new URL("fixture.ts", import.meta.url)),
      outDir,
      emptyOutDir: false,
      rolldownOptions: { output: { entryFileNames: "fixture.mjs" } },
    },
  });
  cpSync(sampleUsersFile, join(outDir, "sample-users.json"));
}
