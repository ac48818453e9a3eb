import { fileURLToPath } from "node:url";
import { parseInvocation, usage, UsageError } from "./args";
import type { Mode } from "./config/environment";
import { doctor } from "./doctor/doctor";
import { describeFileProblem } from "./file-problem";
import { createLog, wantsColour } from "./log";
import { devPorts, testPortsOf } from "./ports/ports";
import { reset } from "./reset";
import { ConfigurationError, runStack } from "./run/run-stack";
import { localScripts } from "./run/services";
import { runConvex } from "./setup/convex-cli";
import { setup } from "./setup/setup";
import { openTerminal } from "./setup/terminal";

const root = fileURLToPath(new URL("../../../..", import.meta.url)).replace(/\/$/, "");

/** Runs the command line; resolves with the exit code. */
export async function main(args: readonly string[]): Promise<number> {
  // A terminal that was closed cannot be written to; what runs must still be stopped in order.
  for (const stream of [process.stdout, process.stderr]) stream.on("error", () => undefined);
  try {
    return await dispatch(args);
  } catch (error) {
    process.stderr.write(`${explain(error)}\n`);
    return 1;
  }
}

async function dispatch(args: readonly string[]): Promise<number> {
  const invocation = parseInvocation(args);
  if (invocation.kind === "run") return run(invocation.test ? "test" : "dev", invocation.command);
  if (invocation.kind === "doctor") {
    const { report, healthy } = await doctor(root, wantsColour(process.stdout, process.env));
    process.stdout.write(report);
    return healthy ? 0 : 1;
  }
  if (invocation.kind === "setup") return runSetup();
  process.stdout.write(invocation.kind === "reset" ? `${await reset(root)}\n` : usage);
  return 0;
}

/** Asks on the terminal, then checks what came of it. */
async function runSetup(): Promise<number> {
  const terminal = openTerminal(process.stdin, process.stdout);
  try {
    await setup({ root, ...terminal, runConvex });
  } finally {
    terminal.close();
  }
  return dispatch(["doctor"]);
}

/** The log goes to stderr: stdout is the command's. */
function run(mode: Mode, command: readonly string[]): Promise<number> {
  const env = definedVariables(process.env);
  return runStack({
    mode,
    root,
    command,
    env,
    ports: mode === "test" ? testPortsOf(env) : devPorts,
    scripts: localScripts(),
    log: createLog((text) => process.stderr.write(text), wantsColour(process.stderr, process.env)),
    announce: (text) => process.stdout.write(text),
    colour: wantsColour(process.stdout, process.env),
  });
}

function definedVariables(env: NodeJS.ProcessEnv): Record<string, string> {
  return Object.fromEntries(
    Object.entries(env).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  );
}

function explain(error: unknown): string {
  if (error instanceof UsageError) return `${error.message}\n\n${usage}`;
  if (error instanceof ConfigurationError) {
    return [
      "The stack was not started:",
      ...error.problems.map((problem) => `  ✗ ${problem}`),
      "  Check everything with: npx -y pnpm@12.21.0 run doctor",
    ].join("\n");
  }
  return describeFileProblem(error) ?? (error instanceof Error ? error.message : String(error));
}
