import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createRequire } from "node:module";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import type { Place } from "./subjects";
import type { Served } from "./served";

const START_MS = 30_000;

/** A server and how to end it. */
export interface RunningServer {
  served: Served;
  stop(): Promise<void>;
}

/** The path of Next's program as an app has it. */
export function nextProgram(folder: string): string {
  return createRequire(join(folder, "package.json")).resolve("next/dist/bin/next");
}

/** Starts the production server of what was built, and waits until it answers. @throws Error with what it said */
export async function serve(place: Place): Promise<RunningServer> {
  const { folder, port, subject } = place;
  const child = spawn(
    process.execPath,
    [nextProgram(folder), "start", "--hostname", "localhost", "--port", String(port)],
    { cwd: folder, stdio: ["ignore", "pipe", "pipe"] },
  );
  let said = "";
  const listen = (chunk: Buffer) => (said = (said + chunk.toString()).slice(-4000));
  child.stdout.on("data", listen);
  child.stderr.on("data", listen);
  const direct = `http://localhost:${port}`;
  try {
    await untilAnswers(direct, child);
  } catch (error) {
    await end(child);
    throw new Error(`The server of ${subject} did not start:\n${said}`, { cause: error });
  }
  const { pid } = child;
  if (pid === undefined) throw new Error(`The server of ${subject} has no process.`);
  const { app, origin } = place;
  return { served: { subject, app, folder, origin, direct, pid }, stop: () => end(child) };
}

async function untilAnswers(url: string, child: ChildProcess): Promise<void> {
  const until = Date.now() + START_MS;
  while (child.exitCode === null && Date.now() < until) {
    const response = await fetch(url).catch(() => undefined);
    await response?.arrayBuffer();
    if (response) return;
    await wait(100);
  }
  throw new Error(`${url} does not answer.`);
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, "exit");
  child.kill("SIGTERM");
  const patience = setTimeout(() => child.kill("SIGKILL"), 5000);
  await ended;
  clearTimeout(patience);
}
