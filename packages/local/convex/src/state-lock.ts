import { randomUUID } from "node:crypto";
import { existsSync } from "node:fs";
import { mkdir, readdir, rm, stat, writeFile } from "node:fs/promises";
import path from "node:path";
import { setTimeout as delay } from "node:timers/promises";

import { isGone } from "@repo/local-kit/errors";
import { processNamespace } from "@repo/local-kit/place";
import { isAlive, readProcess } from "@repo/local-kit/process-table";

import { CommitFailed } from "./engine/errors";
import { Heartbeat } from "./heartbeat";

/**
 * Name of a claim: whose it is, when that process started, for its number can later be another process's, and where its
 * number means anything. Earlier versions left the place out.
 */
const CLAIM = /^lock-(?<pid>\d+)-(?<startTime>[^-]+)-(?:(?<place>[0-9a-f]{16})-)?/;

/** How long the claim of a process that cannot be looked at may show no sign of life, in milliseconds. */
const SILENCE_MS = 4_000;

/** How often it is looked at meanwhile. */
const LOOK_MS = 100;

/** For how long a lock that was held is not looked at again, in milliseconds: a fraction of the silence. */
const FRESH_MS = 1_000;

/** A state folder that is this process's own. */
export interface StateLock {
  /** Throws CommitFailed when the folder is another process's by now: this one stood still for so long that it seemed to be gone. */
  check(): void;
  release(): Promise<void>;
}

/**
 * Takes a state folder for this process, creating it if need be. What a process that is gone has left is removed.
 *
 * Each contender first puts down a claim of its own and then looks for others', so two can never both go ahead,
 * whenever one of them is interrupted; two that start at the same moment may both be refused. Whether a process of this
 * machine and this container runs is looked up, which takes no time. That of another container or machine is known by
 * its claim alone, which it touches again and again: after some seconds without that it counts as gone.
 *
 * @param silenceMs how long that is
 * @throws Error if another deployment uses the folder
 */
export async function lockStateDir(stateDir: string, silenceMs = SILENCE_MS): Promise<StateLock> {
  await mkdir(stateDir, { recursive: true, mode: 0o700 });
  const name = `lock-${process.pid}-${encodeURIComponent(ownStartTime())}-${processNamespace()}-${randomUUID()}`;
  const file = path.join(stateDir, name);
  await writeFile(file, "", { mode: 0o600 });
  const heartbeat = new Heartbeat(file);
  const release = async () => {
    await heartbeat.stop();
    await rm(file, { force: true });
  };
  try {
    const others = (await readdir(stateDir)).filter((other) => other !== name && CLAIM.test(other));
    await Promise.all(others.map((other) => removeStaleClaim(stateDir, other, silenceMs)));
  } catch (error) {
    await release();
    throw error;
  }
  return { check: checker(stateDir, file), release };
}

function checker(stateDir: string, file: string): () => void {
  let checkedAt = performance.now();
  return () => {
    if (performance.now() - checkedAt < FRESH_MS) return;
    if (!existsSync(file)) {
      throw new CommitFailed(
        `The state folder ${stateDir} was taken over by another process while this one stood still: start again.`,
      );
    }
    checkedAt = performance.now();
  };
}

async function removeStaleClaim(stateDir: string, name: string, silenceMs: number): Promise<void> {
  const { pid, startTime = "", place = processNamespace() } = CLAIM.exec(name)?.groups ?? {};
  const file = path.join(stateDir, name);
  if (place === processNamespace()) {
    if (isAlive({ pid: Number(pid), startTime: decodeURIComponent(startTime) })) {
      throw inUse(stateDir, `process ${pid}`);
    }
  } else if (await showsLife(file, silenceMs)) {
    throw inUse(stateDir, `process ${pid} of another container or machine`);
  }
  await rm(file, { force: true });
}

function inUse(stateDir: string, by: string): Error {
  return new Error(
    `The state folder ${stateDir} is in use by ${by}. Stop that deployment, or start with another --state.`,
  );
}

/** Whether a claim is touched within the time. False once it is removed. */
async function showsLife(file: string, silenceMs: number): Promise<boolean> {
  const before = await touchedAt(file);
  const deadline = performance.now() + silenceMs;
  for (let now = before; now !== undefined; now = await touchedAt(file)) {
    if (now !== before) return true;
    if (performance.now() > deadline) return false;
    await delay(LOOK_MS);
  }
  return false;
}

async function touchedAt(file: string): Promise<number | undefined> {
  try {
    return (await stat(file)).mtimeMs;
  } catch (error) {
    if (isGone(error)) return undefined;
    throw error;
  }
}

function ownStartTime(): string {
  const self = readProcess(process.pid);
  if (self === undefined) throw new Error("The process table does not list this process.");
  return self.startTime;
}
