import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { type TestContext, vi } from "vitest";
import { z } from "zod";
import type { Mode } from "../config/environment";
import { withoutServiceVariables } from "../config/environment";
import { devPorts, type Ports } from "../ports/ports";
import { RunProcesses } from "../process/run-processes";
import { isAlive, readProcess } from "@repo/local-kit/process-table";
import { readRun, type RunRecord } from "../run/run-file";
import { builtFixture } from "./build-fixture";

const file = (name: string): string => fileURLToPath(new URL(name, import.meta.url));

/** The stand-in for `turbo run dev`. `stubborn` ignores every polite signal. */
export const fakeCommand = (behaviour: "polite" | "stubborn" = "polite"): string[] => [
  process.execPath,
  file("fake-command.mjs"),
  behaviour,
];

/** Makes a workspace root, removed after the test. */
export function temporaryRoot({ onTestFinished }: Pick<TestContext, "onTestFinished">): string {
  const root = mkdtempSync(join(tmpdir(), "stack-test-"));
  onTestFinished(() => rmSync(root, { recursive: true, force: true }));
  return root;
}

/** Starts a stack, in a root of its own unless one is given. It is stopped after the test. */
export function startStack(
  context: TestContext,
  command: readonly string[],
  { root = temporaryRoot(context), ...options }: Partial<FixtureOptions> = {},
): StackFixture {
  const stack = new StackFixture(command, { root, ...options });
  context.onTestFinished(() => stack.stop());
  return stack;
}

/** A port that was free a moment ago, for what must know its port before it listens. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  server.close();
  await once(server, "close");
  if (typeof address !== "object" || address === null) throw new Error("not a TCP server");
  return address.port;
}

interface FixtureOptions {
  root: string;
  mode?: Mode;
  env?: Record<string, string>;
  ports?: Partial<Ports>;
  /** Whether the process stays after the run, until SIGUSR2. */
  lingers?: boolean;
  /** A program that is to start the stack in its turn. */
  launcher?: string[];
}

const anyPorts = Object.fromEntries(Object.keys(devPorts).map((name) => [name, 0]));
const runningSchema = z.object({ pid: z.number(), detachedPid: z.number() });

/** A stack in a process of its own, in a process group of its own. */
class StackFixture {
  readonly root: string;
  readonly child: ChildProcess;
  readonly ended: Promise<number | null>;
  stdout = "";
  stderr = "";
  readonly #mode: Mode;

  constructor(command: readonly string[], options: FixtureOptions) {
    this.root = options.root;
    this.#mode = options.mode ?? "dev";
    const [program = "", ...args] = [...(options.launcher ?? [process.execPath]), builtFixture, ...command];
    const ports = { ...anyPorts, ...options.ports };
    const { lingers = false } = options;
    const service = file("fake-service.mjs");
    const child = spawn(program, args, {
      detached: true,
      stdio: ["ignore", "pipe", "pipe"],
      env: {
        ...withoutServiceVariables({ PATH: process.env.PATH ?? "" }),
        ...options.env,
        FIXTURE: JSON.stringify({ root: this.root, mode: this.#mode, ports, service, lingers }),
      },
    });
    child.stdout.on("data", (chunk) => (this.stdout += String(chunk)));
    child.stderr.on("data", (chunk) => (this.stderr += String(chunk)));
    this.child = child;
    this.ended = new Promise((resolve) => child.once("close", (code) => resolve(code)));
  }

  /** Waits until the output has the text. */
  async shows(text: string): Promise<void> {
    const shown = (): boolean => this.stdout.includes(text) || this.stderr.includes(text);
    await waitUntil(
      () => shown() || this.hasEnded,
      () => this.describe(text),
    );
    if (!shown()) throw new Error(this.describe(text));
  }

  /** Waits until {@link fakeCommand} runs; gives its pid and that of the process it let go. */
  async commandRuns(): Promise<z.infer<typeof runningSchema>> {
    await this.shows("running {");
    const json = /running (\{.*\})/.exec(this.stdout)?.[1] ?? "";
    return runningSchema.parse(JSON.parse(json));
  }

  /** The state directory of this run. */
  get stateDir(): string {
    const top = join(this.root, ".stack");
    return this.#mode === "dev" ? top : join(top, `test-${this.child.pid}`);
  }

  /** The record of this run; it must be running. */
  get run(): RunRecord {
    const run = readRun(this.stateDir);
    if (run === undefined) throw new Error(this.describe("a run record"));
    return run;
  }

  /** The pids a service had, first start first. */
  servicePids(name: string): number[] {
    const starts = join(this.stateDir, name, "starts");
    return existsSync(starts) ? readFileSync(starts, "utf8").trim().split("\n").map(Number) : [];
  }

  /** Signals the whole process group, as a terminal does. */
  interrupt(): void {
    if (this.child.pid !== undefined) process.kill(-this.child.pid, "SIGINT");
  }

  /** Kills a service as nobody should. */
  killService(name: string): void {
    const pid = this.servicePids(name).at(-1);
    if (pid === undefined) throw new Error(this.describe(`a process of ${name}`));
    process.kill(pid, "SIGKILL");
  }

  get hasEnded(): boolean {
    return this.child.exitCode !== null || this.child.signalCode !== null;
  }

  describe(expected: string): string {
    return `expected ${expected}\nstdout:\n${this.stdout}\nstderr:\n${this.stderr}`;
  }

  /** Ends it if it runs. */
  async stop(): Promise<void> {
    if (!this.hasEnded) this.child.kill("SIGTERM");
    await this.ended;
  }
}

/** Waits for a condition without deciding anything by time: only a hang fails it. */
export async function waitUntil(condition: () => boolean, describe: () => string): Promise<void> {
  await vi.waitFor(
    () => {
      if (!condition()) throw new Error(describe());
    },
    { timeout: 90_000, interval: 50 },
  );
}

/** Waits until none of the processes runs, nor any with the run's marker. */
export async function waitUntilGone(runId: string, pids: readonly number[]): Promise<void> {
  const processes = new RunProcesses(runId);
  const left = (): number[] => [
    ...pids.filter((pid) => {
      const entry = readProcess(pid);
      return entry !== undefined && isAlive(entry);
    }),
    ...processes.alive().map(({ pid }) => pid),
  ];
  await waitUntil(
    () => left().length === 0,
    () => `still running: ${left().join(", ")}`,
  );
}
