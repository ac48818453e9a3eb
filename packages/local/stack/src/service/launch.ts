import { type ChildProcess, spawn } from "node:child_process";
import { createInterface } from "node:readline";
import type { Readable } from "node:stream";
import type { z } from "zod";
import type { Environment } from "../env-file";
import type { ServiceName } from "../config/services/index";
import type { Log } from "../log";

/** A local service as a command line. */
export interface ServiceSpec<Ready> {
  name: ServiceName;
  /** The module that node runs. */
  script: string;
  args: readonly string[];
  env: Environment;
  readySchema: z.ZodType<Ready>;
}

/** One run of a service's process. */
export interface Launched<Ready> {
  name: ServiceName;
  child: ChildProcess;
  /** Rejects when the process ends or says something else than its ready message. */
  ready: Promise<Ready>;
  /** Says how it ended: "exited with code 1", "was ended by SIGKILL". Never rejects. */
  ended: Promise<string>;
  /** The last lines it wrote. */
  tail(): string[];
}

const tailLines = 20;
/** How long to wait for last lines: a child of the service may hold its output open for longer. */
const lastLinesMs = 1_000;

/**
 * Starts a service in a session of its own, so that Ctrl-C reaches the command alone and the service
 * outlives it. The IPC channel tells the service when its parent is gone.
 */
export function launch<Ready>(spec: ServiceSpec<Ready>, log: Log): Launched<Ready> {
  const child = spawn(process.execPath, [spec.script, ...spec.args], {
    env: spec.env,
    detached: true,
    stdio: ["ignore", "pipe", "pipe", "ipc"],
  });
  const lines: string[] = [];
  for (const stream of [child.stdout, child.stderr]) {
    forward(stream, (line) => {
      lines.push(line);
      if (lines.length > tailLines) lines.shift();
      log(spec.name, line);
    });
  }
  const ended = new Promise<string>((resolve) => {
    child.once("error", (error) => resolve(`could not be started: ${error.message}`));
    child.once("exit", (code, signal) => {
      const settle = (): void =>
        resolve(signal === null ? `exited with code ${code}` : `was ended by ${signal}`);
      child.once("close", settle);
      setTimeout(settle, lastLinesMs).unref();
    });
  });
  return { name: spec.name, child, ready: readyMessage(spec, child, ended), ended, tail: () => [...lines] };
}

function readyMessage<Ready>(
  { name, readySchema }: ServiceSpec<Ready>,
  child: ChildProcess,
  ended: Promise<string>,
): Promise<Ready> {
  return new Promise((resolve, reject) => {
    child.on("message", (message) => {
      if (typeof message !== "object" || !("type" in message) || message.type !== "ready") return;
      const result = readySchema.safeParse(message);
      if (result.success) resolve(result.data);
      else reject(new Error(`${name} sent a ready message the stack cannot read: ${describe(result.error)}`));
    });
    void ended.then((how) => reject(new Error(`${name} ${how} before it was ready`)));
  });
}

function describe(error: z.ZodError): string {
  return error.issues.map(({ path, message }) => `${path.join(".")}: ${message}`).join("; ");
}

function forward(stream: Readable | null, onLine: (line: string) => void): void {
  if (stream !== null) createInterface({ input: stream }).on("line", onLine);
}
