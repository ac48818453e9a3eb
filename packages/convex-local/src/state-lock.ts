import { randomUUID } from "node:crypto";
import { link, mkdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import path from "node:path";

import { errorCode, isProcessAlive } from "./processes";

/**
 * Takes a state folder for this process, creating it if need be. The lock of a process that is gone is taken over.
 *
 * @returns how to give it back
 * @throws Error if another deployment uses the folder
 */
export async function lockStateDir(stateDir: string): Promise<() => Promise<void>> {
  await mkdir(stateDir, { recursive: true, mode: 0o700 });
  const lock = path.join(stateDir, "lock");
  const owner = JSON.stringify({ pid: process.pid, startedAt: await startOf(process.pid) });
  const mine = path.join(stateDir, `lock-${randomUUID()}`);
  await writeFile(mine, owner, { mode: 0o600 });
  try {
    // A hard link appears whole or not at all, so nobody reads half a lock.
    while (!(await tryLink(mine, lock))) await removeStaleLock(stateDir, lock);
  } finally {
    await rm(mine, { force: true });
  }
  return () => rm(lock, { force: true });
}

async function removeStaleLock(stateDir: string, lock: string): Promise<void> {
  const seen = await readIfPresent(lock);
  if (seen === null) return;
  const pid = await livingOwner(seen);
  if (pid !== null) {
    throw new Error(
      `The state folder ${stateDir} is in use by process ${pid}. Stop that deployment, or start with another --state.`,
    );
  }
  const removed = `${lock}-${randomUUID()}`;
  if (!(await tryRename(lock, removed))) return;
  // Somebody else may have taken over between the look and the move: give it back.
  if ((await readFile(removed, "utf8")) !== seen) await tryLink(removed, lock);
  await rm(removed, { force: true });
}

/** The process that holds the lock, or null if it is gone. A number can be given to a new process: its start must fit. */
async function livingOwner(content: string): Promise<number | null> {
  const [, pid] = /"pid":(\d+)/.exec(content) ?? [];
  if (pid === undefined || !isProcessAlive(Number(pid))) return null;
  const startedAt = await startOf(Number(pid));
  return content === JSON.stringify({ pid: Number(pid), startedAt }) ? Number(pid) : null;
}

/** When a process started, in clock ticks since boot (proc(5), /proc/pid/stat, field 22); null where there is no /proc. */
async function startOf(pid: number): Promise<string | null> {
  const stat = await readIfPresent(`/proc/${pid}/stat`);
  // The second field, the program's name in parentheses, may itself contain spaces and parentheses.
  return stat?.slice(stat.lastIndexOf(")") + 2).split(" ")[19] ?? null;
}

async function readIfPresent(file: string): Promise<string | null> {
  try {
    return await readFile(file, "utf8");
  } catch (error) {
    if (errorCode(error) === "ENOENT") return null;
    throw error;
  }
}

async function tryLink(from: string, to: string): Promise<boolean> {
  try {
    await link(from, to);
    return true;
  } catch (error) {
    if (errorCode(error) === "EEXIST") return false;
    throw error;
  }
}

async function tryRename(from: string, to: string): Promise<boolean> {
  try {
    await rename(from, to);
    return true;
  } catch (error) {
    if (errorCode(error) === "ENOENT") return false;
    throw error;
  }
}
