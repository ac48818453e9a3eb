import { randomUUID } from "node:crypto";
import { mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import path from "node:path";

import { errorCode, isProcessAlive } from "./processes";

/** Name of a claim: whose it is, and when that process started, for its number can later be another process's. */
const CLAIM = /^lock-(?<pid>\d+)-(?<startedAt>\d+)-/;

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
  const mine = `lock-${process.pid}-${await startOf(process.pid)}-${randomUUID()}`;
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

/** When a process started, in clock ticks since boot (proc(5), /proc/pid/stat, field 22); "0" where there is no /proc. */
async function startOf(pid: number): Promise<string> {
  try {
    const stat = await readFile(`/proc/${pid}/stat`, "utf8");
    // The second field, the program's name in parentheses, may itself contain spaces and parentheses.
    return stat.slice(stat.lastIndexOf(")") + 2).split(" ")[19] ?? "0";
  } catch (error) {
    if (errorCode(error) === "ENOENT") return "0";
    throw error;
  }
}
