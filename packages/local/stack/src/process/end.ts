import { setTimeout as delay } from "node:timers/promises";
import { isGone } from "@repo/local-kit/errors";
import type { ProcessEntry } from "@repo/local-kit/process-table";

/** How long a process has between SIGTERM and SIGKILL, in milliseconds. */
export const graceMs = 5_000;
const pollMs = 50;
/** A process in uninterruptible sleep survives SIGKILL until its system call returns. */
const giveUpMs = 5_000;

/** Sends a signal; false when the process has ended. */
export function signal(pid: number, name: NodeJS.Signals): boolean {
  try {
    return process.kill(pid, name);
  } catch (error) {
    if (isGone(error)) return false;
    throw error;
  }
}

/**
 * Ends every process that `alive` reports, also those that appear meanwhile: SIGTERM once each, SIGKILL
 * when `grace` milliseconds are over. Resolves when none is left.
 *
 * @returns what even SIGKILL did not end within five more seconds
 */
export async function endProcesses(alive: () => ProcessEntry[], grace = graceMs): Promise<ProcessEntry[]> {
  const start = performance.now();
  const asked = new Set<number>();
  let left = alive();
  while (left.length > 0 && performance.now() - start < grace + giveUpMs) {
    const force = performance.now() - start >= grace;
    for (const { pid } of left) {
      if (force) signal(pid, "SIGKILL");
      else if (!asked.has(pid)) signal(pid, "SIGTERM");
      asked.add(pid);
    }
    await delay(pollMs);
    left = alive();
  }
  return left;
}
