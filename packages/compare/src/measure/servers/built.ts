import { spawn } from "node:child_process";
import { root } from "../root";

const packages = ["pages-auth0", "app-clerk", "baseline-pages-auth0", "baseline-app-clerk"];

/** Builds what is not built yet, both products and both baselines. @throws Error with what the build said */
export async function ensureBuilt(): Promise<void> {
  const filters = packages.map((name) => `--filter=${name}`);
  await runQuietly("pnpm", ["exec", "turbo", "run", "build", "build:baseline", ...filters], root);
}

/** Runs a program to its end. @throws Error with its last words where that is not 0 */
export async function runQuietly(program: string, args: readonly string[], cwd: string): Promise<void> {
  const child = spawn(program, args, { cwd, stdio: ["ignore", "pipe", "pipe"] });
  let said = "";
  const listen = (chunk: Buffer) => (said = (said + chunk.toString()).slice(-6000));
  child.stdout.on("data", listen);
  child.stderr.on("data", listen);
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once("error", reject);
    child.once("close", resolve);
  });
  if (code !== 0) throw new Error(`${program} ${args.join(" ")} ended with ${code}:\n${said}`);
}
