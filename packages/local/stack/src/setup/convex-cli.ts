import { spawnSync } from "node:child_process";
import { join } from "node:path";

/** Runs the Convex CLI where the functions are. Undefined when it fails: there is no login, no deployment, no internet. */
export type RunConvex = (root: string, args: readonly string[]) => string | undefined;

export const runConvex: RunConvex = (root, args) => {
  const { status, stdout } = spawnSync("pnpm", ["exec", "convex", ...args], {
    cwd: join(root, "packages/convex-backend"),
    encoding: "utf8",
    // It asks for a login on the terminal if it may.
    stdio: ["ignore", "pipe", "pipe"],
  });
  return status === 0 ? stdout : undefined;
};
