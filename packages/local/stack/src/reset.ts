import { rmSync } from "node:fs";
import { endAllLeft, findAllRunning, stateRoot } from "./run/state";

/**
 * Deletes the local state: the Convex log, and the tenant's and the instance's keys and sessions. What a dead run
 * left behind is ended first: a service that still ran would write its state again.
 *
 * @returns what was done, as a sentence
 * @throws Error naming the processes while a stack runs in this checkout
 */
export async function reset(root: string): Promise<string> {
  refuseWhileRunning(root);
  await endAllLeft(root);
  // That took a while, in which a stack may have started.
  refuseWhileRunning(root);
  rmSync(stateRoot(root), { recursive: true, force: true });
  return "The local state (.stack/) is deleted. The next start begins with empty data and the sample users.";
}

function refuseWhileRunning(root: string): void {
  const running = findAllRunning(root);
  if (running.length === 0) return;
  const pids = running.map(({ pid }) => pid).join(" ");
  throw new Error(
    `Nothing was deleted: a stack is running (process ${pids}). Stop it with Ctrl-C in its terminal or: kill ${pids}`,
  );
}
