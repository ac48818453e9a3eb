import { randomUUID } from "node:crypto";
import { mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import path from "node:path";

import { errorCode, isProcessAlive } from "./processes";

/** Name of a claim: whose it is, and when that process started, for its number can later be another process's. */
const CLAIM = /^lock-(?<pid>\d+)-(?<startedAt>\d+)-/;

/** Where the system tells nobody when a process started. */
const UNKNOWN_START = "0";

/** States of a process that has ended, and only waits for its parent to notice (proc(5), /proc/pid/stat, field 3). */
const ENDED_STATES: ReadonlySet<string> = new Set(["Z", "X"]);

/**
 * Takes a state folder for this process, creating it if need be. What a process that is gone has left is removed.
 *
 * Each contender first puts down a claim of its own and then looks for others', so two can never both go ahead,
 * whenever one of them is interrupted; two that start at the same moment may both be refused.
 *
 * @returns how to give it back
 * @throws Error if another deployment uses the folder
 */
export async function lockStateDir(stateDir: string): Promise<() => Promise<void>> {
  await mkdir(stateDir, { recursive: true, mode: 0o700 });
  const mine = `lock-${process.pid}-${(await startOf(process.pid)) ?? UNKNOWN_START}-${randomUUID()}`;
  const release = () => rm(path.join(stateDir, mine), { force: true });
  await writeFile(path.join(stateDir, mine), "", { mode: 0o600 });
  try {
    for (const name of await readdir(stateDir)) {
      if (name !== mine && CLAIM.test(name)) await removeStaleClaim(stateDir, name);
    }
  } catch (error) {
    await release();
    throw error;
  }
  return release;
}

async function removeStaleClaim(stateDir: string, name: string): Promise<void> {
  const { pid, startedAt } = CLAIM.exec(name)?.groups ?? {};
  if (isProcessAlive(Number(pid)) && (await startOf(Number(pid))) === startedAt) {
    throw new Error(
      `The state folder ${stateDir} is in use by process ${pid}. Stop that deployment, or start with another --state.`,
    );
  }
  await rm(path.join(stateDir, name), { force: true });
}

/**
 * When a process started, in clock ticks since boot (proc(5), /proc/pid/stat, field 22); null for one that has ended.
 */
async function startOf(pid: number): Promise<string | null> {
  try {
    const stat = await readFile(`/proc/${pid}/stat`, "utf8");
    // The second field, the program's name in parentheses, may itself contain spaces and parentheses.
    const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
    const [state = "", startedAt = UNKNOWN_START] = [fields[0], fields[19]];
    return ENDED_STATES.has(state) ? null : startedAt;
  } catch (error) {
    // Without /proc nobody has a file; with it, a process that has just ended has none, or one that can't be read.
    if (errorCode(error) === "ENOENT") return UNKNOWN_START;
    if (errorCode(error) === "ESRCH") return null;
    throw error;
  }
}
