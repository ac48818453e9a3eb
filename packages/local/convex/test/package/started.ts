import { spawn } from "node:child_process";
import { once } from "node:events";
import path from "node:path";
import { createInterface } from "node:readline";

/** What a person has in a shell, with this process's Node. */
const SHELL = {
  PATH: [path.dirname(process.execPath), process.env.PATH].join(path.delimiter),
  HOME: process.env.HOME,
};

/** A command of what a project has installed, as `npx` runs it. */
export function command(folder: string, name: string): string {
  return path.join(folder, "node_modules/.bin", name);
}

/** The environment of a command in a project: nothing that this test run has set. */
export function shell(env: Readonly<Record<string, string>> = {}): NodeJS.ProcessEnv {
  return { ...SHELL, ...env };
}

/**
 * Starts `convex-local` in a project, on free ports.
 *
 * @returns the deployment's URL, what it prints, and what asks it to stop: resolves to its exit code
 */
export async function startInProject(folder: string, ...flags: string[]) {
  const args = [...flags, "--port", "0", "--site-port", "0"];
  const child = spawn(command(folder, "convex-local"), args, {
    cwd: folder,
    env: shell(),
    stdio: ["ignore", "pipe", "inherit"],
  });
  const exited = once(child, "exit") as Promise<[number | null]>;
  const stop = async () => {
    child.kill();
    const [code] = await exited;
    return code;
  };
  for await (const line of createInterface(child.stdout)) {
    const url = /^ready (\S+)$/.exec(line)?.[1];
    if (url === undefined) continue;
    // What it prints later must not fill the pipe.
    child.stdout.resume();
    return { url, stop };
  }
  throw new Error("convex-local has ended before it was ready.");
}
