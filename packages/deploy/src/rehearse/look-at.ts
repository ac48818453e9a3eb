import { spawn } from "node:child_process";
import { once } from "node:events";
import { createRequire } from "node:module";
import { join } from "node:path";
import { serveOutput } from "../output-server/serve-output";
import { UnknownFeatureError } from "../output-server/unknown-feature";

interface Built {
  app: string;
  /** What `vercel build` made. */
  output: string;
  /** The repository, whose files the functions name. */
  root: string;
  /** Where the identity provider expects the app. */
  address: string;
  /** What the functions find in their environment. */
  env: NodeJS.ProcessEnv;
}

/** Serves what was built, and runs the journeys that look at an app that is deployed. */
export async function lookAt({
  app,
  output,
  root,
  address,
  env,
}: Built): Promise<{ passed: boolean; sentence: string }> {
  try {
    const server = await serveOutput(output, root, { port: Number(new URL(address).port), env });
    try {
      const passed = await smoke(app, server.url, join(root, "packages/e2e"));
      return {
        passed,
        sentence: passed
          ? `The smoke journeys pass. Functions that they called: ${server.functionsStarted()}, on Node ${process.versions.node}.`
          : "A smoke journey failed; what it saw is in packages/e2e/.results/smoke.",
      };
    } finally {
      await server.close();
    }
  } catch (error) {
    if (!(error instanceof UnknownFeatureError)) throw error;
    return { passed: false, sentence: `The output cannot be served here: ${error.message}` };
  }
}

/** Not in this process's own turn, which serves meanwhile. */
async function smoke(app: string, url: string, journeys: string): Promise<boolean> {
  const cli = createRequire(join(journeys, "package.json")).resolve("@playwright/test/cli");
  const child = spawn(process.execPath, [cli, "test", "--config=src/smoke/playwright.config.ts"], {
    cwd: journeys,
    env: { ...process.env, SMOKE_APP: app, SMOKE_URL: url },
    stdio: ["ignore", "inherit", "inherit"],
  });
  const [code] = await once(child, "exit");
  return code === 0;
}
