import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { createRequire } from "node:module";
import path from "node:path";

import { onTestFinished } from "vitest";

import type { Deployment } from "../../src/index";
import { copyFunctions, type FunctionsCopy } from "./functions-copy";

const { resolve } = createRequire(import.meta.url);

/**
 * The command of the convex package. `npx convex` imports this file, and Node reads the 6 MB twice for that, looking for
 * the names that it exports: a third of what a command takes.
 */
const CONVEX = path.join(path.dirname(resolve("convex/package.json")), "dist/cli.bundle.cjs");

/** How long a command may take, in milliseconds, before it is ended: none of them waits for anything. */
const DEADLINE_MS = 90_000;

export interface Finished {
  code: number | null;
  stdout: string;
  stderr: string;
}

/** A command that has not ended yet. */
export interface Running {
  process: ChildProcess;
  /** Resolves once it has printed this; rejects when it ends without. */
  prints(text: string): Promise<void>;
  finished: Promise<Finished>;
}

/** A project folder with a copy of `test/convex`, whose `.env.local` would name the deployment. */
export interface Project extends FunctionsCopy {
  /** Runs `npx convex` to its end. */
  convex(...args: string[]): Promise<Finished>;
  start(...args: string[]): Running;
}

/** A temporary project for a deployment, by default of `test/convex`; `adminKey` in place of the right one. */
export async function startProject(
  { url, adminKey }: Pick<Deployment, "url" | "adminKey">,
  copy?: FunctionsCopy,
): Promise<Project> {
  const functions = copy ?? (await copyFunctions());
  await functions.write(
    "../package.json",
    JSON.stringify({ name: "project", private: true, type: "module", dependencies: { convex: "*" } }),
  );
  const cwd = path.dirname(functions.dir);
  const env = {
    PATH: process.env.PATH,
    HOME: cwd,
    CONVEX_SELF_HOSTED_URL: url,
    CONVEX_SELF_HOSTED_ADMIN_KEY: adminKey,
    // What the command would ask and tell on the internet.
    CONVEX_VERSION_API_ORIGIN: url,
    CI: "1",
  };
  const start = (...args: string[]): Running => {
    const child = spawn(process.execPath, [CONVEX, ...args], { cwd, env, stdio: ["ignore", "pipe", "pipe"] });
    onTestFinished(() => void child.kill("SIGKILL"));
    const deadline = setTimeout(() => child.kill("SIGKILL"), DEADLINE_MS);
    let [stdout, stderr] = ["", ""];
    child.stdout.on("data", (data: Buffer) => (stdout += data.toString()));
    child.stderr.on("data", (data: Buffer) => (stderr += data.toString()));
    const finish = async (): Promise<Finished> => {
      const [code] = (await once(child, "close")) as [number | null];
      clearTimeout(deadline);
      return { code, stdout, stderr };
    };
    const finished = finish();
    const prints = async (text: string) => {
      await new Promise<void>((resolve, reject) => {
        const check = () => {
          if ((stdout + stderr).includes(text)) resolve();
        };
        child.stdout.on("data", check);
        child.stderr.on("data", check);
        child.once("close", () => reject(new Error(`Ended without printing ${text}: ${stdout}${stderr}`)));
        check();
      });
    };
    return { process: child, prints, finished };
  };
  return { ...functions, start, convex: (...args) => start(...args).finished };
}
