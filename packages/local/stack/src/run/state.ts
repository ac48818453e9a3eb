import { mkdirSync, readdirSync, renameSync, rmSync } from "node:fs";
import { join } from "node:path";
import type { Mode } from "../config/environment";
import { isGone } from "@repo/local-kit/errors";
import { endProcesses } from "../process/end";
import { RunProcesses } from "../process/run-processes";
import { claimRun, findRunning, readRun, releaseRun, type RunRecord } from "./run-file";

/** A state directory that belongs to this run. */
export interface State {
  dir: string;
  /** Gives it back; a test's is removed. */
  release(): void;
}

const testPrefix = "test-";

/** Where local state lives. */
export function stateRoot(root: string): string {
  return join(root, ".stack");
}

/**
 * Takes the state directory: `.stack` in development, which is kept, and a fresh one below it for tests.
 * What dead runs left, processes and throw-away state, is ended and removed first.
 *
 * @throws Error naming the process when another stack uses the directory
 */
export async function openState(root: string, mode: Mode, runId: string): Promise<State> {
  const top = stateRoot(root);
  const dir = mode === "dev" ? top : join(top, `${testPrefix}${process.pid}`);
  await Promise.all(testDirs(top).map(endLeftTest));
  if (mode === "test") {
    createTestDir(dir, join(top, `new-${process.pid}`), runId);
    return { dir, release: () => rmSync(dir, { recursive: true, force: true }) };
  }
  await endLeftRun(dir);
  mkdirSync(dir, { recursive: true, mode: 0o700 });
  if (!claimRun(dir, runId)) throw alreadyRunning(readRun(dir));
  return { dir, release: () => releaseRun(dir) };
}

/**
 * Ends and removes what dead runs left, in development and in tests, but for the kept state itself.
 *
 * @throws Error naming the process when a stack runs in development
 */
export async function endAllLeft(root: string): Promise<void> {
  const top = stateRoot(root);
  await Promise.all([endLeftRun(top), ...testDirs(top).map(endLeftTest)]);
}

/** Every stack that runs in this checkout, in development and in tests. */
export function findAllRunning(root: string): RunRecord[] {
  const top = stateRoot(root);
  return [top, ...testDirs(top)].flatMap((dir) => findRunning(dir) ?? []);
}

/**
 * Creates a directory that belongs to this run from its first moment: another stack removes a test's directory that
 * nobody has claimed. What dies in between leaves its draft, which `stack reset` deletes.
 */
function createTestDir(dir: string, draft: string, runId: string): void {
  rmSync(draft, { recursive: true, force: true });
  mkdirSync(draft, { recursive: true, mode: 0o700 });
  claimRun(draft, runId);
  renameSync(draft, dir);
}

async function endLeftTest(dir: string): Promise<void> {
  if (findRunning(dir) !== undefined) return;
  await endLeftRun(dir);
  rmSync(dir, { recursive: true, force: true });
}

async function endLeftRun(dir: string): Promise<void> {
  const run = findRunning(dir);
  if (run !== undefined) throw alreadyRunning(run);
  const left = readRun(dir);
  if (left === undefined) return;
  const processes = new RunProcesses(left.runId);
  await endProcesses(() => processes.alive());
  // Another stack that starts now has ended it too, and may have claimed the directory since.
  if (readRun(dir)?.runId === left.runId) releaseRun(dir);
}

function testDirs(top: string): string[] {
  try {
    return readdirSync(top)
      .filter((name) => name.startsWith(testPrefix))
      .map((name) => join(top, name));
  } catch (error) {
    if (isGone(error)) return [];
    throw error;
  }
}

function alreadyRunning(run: RunRecord | undefined): Error {
  const pid = run?.pid ?? "unknown";
  return new Error(
    `A stack is already running here (process ${pid}). Use it, or stop it with Ctrl-C in its terminal or: kill ${pid}`,
  );
}
