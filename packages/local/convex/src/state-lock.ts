import { randomUUID } from "node:crypto";
import { mkdir, readdir, rm, writeFile } from "node:fs/promises";
import path from "node:path";

import { isAlive, readProcess } from "@repo/local-kit/process-table";

/** Name of a claim: whose it is, and when that process started, for its number can later be another process's. */
const CLAIM = /^lock-(?<pid>\d+)-(?<startTime>[^-]+)-/;

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
  const mine = `lock-${process.pid}-${encodeURIComponent(ownStartTime())}-${randomUUID()}`;
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
  const { pid, startTime = "" } = CLAIM.exec(name)?.groups ?? {};
  if (isAlive({ pid: Number(pid), startTime: decodeURIComponent(startTime) })) {
    throw new Error(
      `The state folder ${stateDir} is in use by process ${pid}. Stop that deployment, or start with another --state.`,
    );
  }
  await rm(path.join(stateDir, name), { force: true });
}

function ownStartTime(): string {
  const self = readProcess(process.pid);
  if (self === undefined) throw new Error("The process table does not list this process.");
  return self.startTime;
}
