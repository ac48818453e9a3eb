import { rmSync } from "node:fs";
import { findAllRunning, stateRoot } from "./run/state";

/**
 * Deletes the local state: the Convex log, and the tenant's and the instance's keys and sessions.
 *
 * @returns what was done, as a sentence
 * @throws Error naming the processes while a stack runs in this checkout
 */
export function reset(root: string): string {
  const running = findAllRunning(root);
  if (running.length > 0) {
    const pids = running.map(({ pid }) => pid).join(" ");
    throw new Error(
      `Nothing was deleted: a stack is running (process ${pids}). Stop it with Ctrl-C in its terminal or: kill ${pids}`,
    );
  }
  rmSync(stateRoot(root), { recursive: true, force: true });
  return "The local state (.stack/) is deleted. The next start begins with empty data and the sample users.";
}
