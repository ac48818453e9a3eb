import { createProject, run } from "@repo/packaging/project";
import { spawn } from "node:child_process";
import { join } from "node:path";
import { createInterface } from "node:readline";

export const PACKAGE = join(import.meta.dirname, "../..");
const PEERS = ["convex", "next", "react", "react-dom"];
const TYPES = ["@types/node", "@types/react", "typescript"];

/**
 * A fresh Next.js project with the package from its tarball.
 *
 * @param router the folder with what differs between the routers
 */
export async function createNextProject(router: "pages-router" | "app-router", tarball: string) {
  const { folder, remove } = await createProject({
    root: PACKAGE,
    tarball,
    parts: ["shared", router].map((part) => join(import.meta.dirname, part)),
    dependencies: [...PEERS, ...TYPES],
  });
  const next = join(folder, "node_modules/next/dist/bin/next");

  return {
    /** Builds for production. */
    async build(env: Record<string, string>) {
      await run(process.execPath, [next, "build"], { cwd: folder, env: nextEnvironment(env) });
    },
    /** Serves what was built. @returns the server's URL, and what ends it */
    async start(env: Record<string, string>) {
      const server = spawn(process.execPath, [next, "start", "--hostname", "127.0.0.1", "--port", "0"], {
        cwd: folder,
        env: nextEnvironment(env),
        stdio: ["ignore", "pipe", "inherit"],
      });
      const exited = new Promise((resolve) => server.once("exit", resolve));
      const stop = async () => {
        server.kill();
        await exited;
      };
      for await (const line of createInterface(server.stdout)) {
        const url = /http:\/\/127\.0\.0\.1:\d+/.exec(line)?.[0];
        if (!url) continue;
        // What it prints later must not fill the pipe.
        server.stdout.resume();
        return { url, stop };
      }
      throw new Error("next start has ended before it said where it listens.");
    },
    remove,
  };
}

function nextEnvironment(env: Record<string, string>): NodeJS.ProcessEnv {
  return { ...process.env, ...env, NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1" };
}
