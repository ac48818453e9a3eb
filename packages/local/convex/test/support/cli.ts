import { fork, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import path from "node:path";

import { onTestFinished } from "vitest";

import { FUNCTIONS_DIR } from "./deployment";

export interface CliOptions {
  /** `test/convex` unless told otherwise. */
  functionsDir?: string;
  /** Without it everything lives in memory. */
  stateDir?: string;
  port?: number;
  /** Flags of Node. */
  execArgv?: string[];
}

export interface RunningCli {
  url: string;
  siteUrl: string;
  adminKey: string;
  process: ChildProcess;
  /** What it has printed so far. */
  printed: () => string;
  /** Ends it as `kill -9` does. */
  kill(): Promise<void>;
}

/** Starts the command as a process of its own; it is killed when the test ends. */
export async function startCli(options: CliOptions, ...flags: string[]): Promise<RunningCli> {
  const child = forkCli(options, flags);
  let printed = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on("data", (data: Buffer) => (printed += data.toString()));
  }
  const [message] = (await once(child, "message")) as [
    { type: string; url: string; siteUrl: string; adminKey: string },
  ];
  if (message.type !== "ready") throw new Error(`Expected ready, got ${message.type}`);
  return {
    url: message.url,
    siteUrl: message.siteUrl,
    adminKey: message.adminKey,
    process: child,
    printed: () => printed,
    async kill() {
      child.kill("SIGKILL");
      await once(child, "exit");
    },
  };
}

/** Runs the command until it ends by itself. */
export async function runCli(
  options: CliOptions,
  ...flags: string[]
): Promise<{ code: number; stdout: string; stderr: string }> {
  const child = forkCli(options, flags);
  let [stdout, stderr] = ["", ""];
  child.stdout?.on("data", (data: Buffer) => (stdout += data.toString()));
  child.stderr?.on("data", (data: Buffer) => (stderr += data.toString()));
  const [code] = (await once(child, "close")) as [number];
  return { code, stdout, stderr };
}

function forkCli(
  { functionsDir = FUNCTIONS_DIR, stateDir, port = 0, execArgv = [] }: CliOptions,
  flags: readonly string[],
): ChildProcess {
  const bin = path.resolve(import.meta.dirname, "../../bin/convex-local.mjs");
  const args = [
    "--functions",
    functionsDir,
    ...(stateDir === undefined ? [] : ["--state", stateDir]),
    "--port",
    String(port),
    "--site-port",
    "0",
    ...flags,
  ];
  const child = fork(bin, args, { stdio: ["ignore", "pipe", "pipe", "ipc"], execArgv });
  onTestFinished(() => {
    child.kill("SIGKILL");
  });
  return child;
}
