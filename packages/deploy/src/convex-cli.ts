import { spawnSync } from "node:child_process";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";

/** Where functions are, and the deployment that the environment names. */
export interface Target {
  /** The folder that holds `convex` and the dependencies of the functions. */
  folder: string;
  env: NodeJS.ProcessEnv;
}

/** What the Convex CLI made of a command. `output` is empty where it was shown instead. */
export interface CliResult {
  isOk: boolean;
  output: string;
  errors: string;
}

/** Runs the Convex CLI itself. What it says is shown, unless it is `quiet`: then it is in the result. */
function runConvexCli({ folder, env }: Target, args: readonly string[], quiet = false): CliResult {
  const { resolve } = createRequire(join(folder, "package.json"));
  const cli = join(dirname(resolve("convex/package.json")), "bin/main.js");
  const { status, stdout, stderr } = spawnSync(process.execPath, [cli, ...args], {
    cwd: folder,
    env,
    encoding: "utf8",
    stdio: quiet ? ["ignore", "pipe", "pipe"] : ["ignore", "inherit", "inherit"],
  });
  return { isOk: status === 0, output: stdout ?? "", errors: stderr ?? "" };
}

/** Pushes the functions. Code that was generated stays as it is. */
export const push = (target: Target, options: readonly string[] = [], quiet = false): CliResult =>
  runConvexCli(target, ["deploy", "--yes", "--codegen", "disable", ...options], quiet);

/** Runs one function, and reads its result. @throws Error with what the CLI said when it does not succeed */
export function runFunction(target: Target, args: readonly string[]): unknown {
  const { isOk, output, errors } = runConvexCli(target, ["run", ...args], true);
  if (!isOk) throw new Error(`convex run ${args[0]} failed: ${errors.trim()}`);
  return output.trim() === "" ? null : JSON.parse(output);
}
