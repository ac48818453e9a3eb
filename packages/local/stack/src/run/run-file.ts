import { linkSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { isGone } from "@repo/local-kit/errors";
import { isAlive, readProcess } from "@repo/local-kit/process-table";

const runSchema = z.object({ pid: z.number().int(), startTime: z.string(), runId: z.string() });

/** Which stack uses a state directory, and the marker of its processes. */
export type RunRecord = z.infer<typeof runSchema>;

const fileName = "run.json";

/** Reads who uses, or last used, the state directory. */
export function readRun(stateDir: string): RunRecord | undefined {
  try {
    return runSchema.parse(JSON.parse(readFileSync(join(stateDir, fileName), "utf8")));
  } catch (error) {
    if (isGone(error)) return undefined;
    throw new Error(
      `${join(stateDir, fileName)} is damaged. Make sure that no stack runs, and remove that file.`,
      { cause: error },
    );
  }
}

/** The stack that uses the state directory now. */
export function findRunning(stateDir: string): RunRecord | undefined {
  const run = readRun(stateDir);
  return run !== undefined && isAlive(run) ? run : undefined;
}

/**
 * Claims the state directory for the calling process. A link is made whole or not at all, so of two
 * stacks that start together one finds the other's record.
 *
 * @returns false when another stack claimed it meanwhile
 */
export function claimRun(stateDir: string, runId: string): boolean {
  const self = readProcess(process.pid);
  if (self === undefined) throw new Error("The process table does not list this process.");
  const record: RunRecord = { pid: self.pid, startTime: self.startTime, runId };
  const draft = join(stateDir, `${fileName}.${process.pid}`);
  writeFileSync(draft, JSON.stringify(record), { mode: 0o600 });
  try {
    linkSync(draft, join(stateDir, fileName));
    return true;
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "EEXIST") return false;
    throw error;
  } finally {
    rmSync(draft);
  }
}

/** Gives the state directory back. */
export function releaseRun(stateDir: string): void {
  rmSync(join(stateDir, fileName), { force: true });
}
