import { spawn } from "node:child_process";
import { mkdirSync, openSync, closeSync, readFileSync } from "node:fs";
import { constants } from "node:os";
import { dirname, join } from "node:path";
import { root } from "../root";

const LOG = join(root, "packages/compare/.results/services.log");
const LAST_LINES = 12;

/**
 * Runs this program again inside the stack, which starts the services and leaves nothing running. What the services
 * say goes to a file, so that the terminal belongs to the progress.
 *
 * @returns the exit code
 */
export async function runInStack(args: readonly string[]): Promise<number> {
  mkdirSync(dirname(LOG), { recursive: true });
  const log = openSync(LOG, "w");
  const stack = join(root, "packages/local/stack/bin/stack.mjs");
  const program = join(root, "packages/compare/bin/compare.mjs");
  const child = spawn(process.execPath, [stack, "--test", "--", process.execPath, program, ...args], {
    cwd: root,
    stdio: ["inherit", "inherit", log],
  });
  closeSync(log);
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
    process.on(signal, () => {
      // A terminal sends Ctrl-C to all of its processes itself.
      if (signal !== "SIGINT" || !process.stdin.isTTY) child.kill(signal);
    });
  }
  const code = await new Promise<number>((resolve, reject) => {
    child.once("error", reject);
    child.once("exit", (code, signal) => resolve(code ?? 128 + (signal ? constants.signals[signal] : 0)));
  });
  // Who has stopped it knows why.
  if (code > 0 && code < 128)
    process.stderr.write(`\nThe last that the services said (all of it: ${LOG}):\n${lastLines()}\n`);
  return code;
}

const lastLines = () => readFileSync(LOG, "utf8").trimEnd().split("\n").slice(-LAST_LINES).join("\n");
