import { fork } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { root } from "../measure/root";
import type { Issuer } from "./issuer";

/** A deployment of its own, in memory, with the product's functions. */
export interface SimulatedDeployment {
  url: string;
  /** Function runs since the start. */
  executions(): Promise<number>;
  stop(): Promise<void>;
}

/** Starts the embedded deployment, which trusts the issuer. @throws Error where it does not start */
export async function startDeployment({ url: issuer, audience }: Issuer): Promise<SimulatedDeployment> {
  const program = join(root, "packages/local/convex/bin/convex-local.mjs");
  const functions = join(root, "packages/convex-backend/convex");
  const child = fork(program, ["--functions", functions, "--port", "0", "--site-port", "0"], {
    env: {
      ...process.env,
      AUTH0_DOMAIN: issuer,
      AUTH0_SPA_CLIENT_ID: audience,
      AUTH0_WEB_CLIENT_ID: audience,
      CLERK_JWT_ISSUER_DOMAIN: issuer,
    },
    stdio: ["ignore", "ignore", "inherit", "ipc"],
  });
  const url = await new Promise<string>((resolve, reject) => {
    child.once("exit", (code) => reject(new Error(`The deployment ended with ${code} before it was ready.`)));
    child.on("message", (message) => {
      if (isReady(message)) resolve(message.url);
    });
  });
  return {
    url,
    async executions() {
      const response = await fetch(`${url}/_local/executions`);
      const byFunction = (await response.json()) as Record<string, { total: number }>;
      return Object.values(byFunction).reduce((sum, { total }) => sum + total, 0);
    },
    async stop() {
      if (child.exitCode !== null) return;
      const ended = once(child, "exit");
      child.kill("SIGTERM");
      await ended;
    },
  };
}

const isReady = (message: unknown): message is { url: string } =>
  typeof message === "object" && message !== null && "url" in message && typeof message.url === "string";
