import { execFileSync, spawnSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { isDenied, isGone } from "@repo/local-kit/errors";
import { type ProcessEntry, readProcessTable } from "@repo/local-kit/process-table";

/**
 * The environment variable that every process of a run inherits. It finds those that left the process
 * group and whose parent is gone, which neither the group nor the tree can.
 */
export const runIdVariable = "STACK_RUN_ID";

/** The pids of all processes that were started with this run's marker in their environment. */
export function findMarked(runId: string): Set<number> {
  const marker = `${runIdVariable}=${runId}`;
  return process.platform === "linux" ? findInProc(marker) : findInPs(marker);
}

/**
 * The stack that started a process: the nearest ancestor without the marker that the process has. A stack has none of
 * its own; one that runs in another's run has the other's.
 *
 * @returns undefined when no stack started it, when that has ended, and for what runs beside this process in one run
 */
export function findStackOf(entry: ProcessEntry): number | undefined {
  const runId = runIdOf(entry.pid);
  if (runId === undefined || runId === process.env[runIdVariable]) return undefined;
  const table = readProcessTable();
  const marked = findMarked(runId);
  let pid = entry.ppid;
  while (marked.has(pid)) pid = table.get(pid)?.ppid ?? 1;
  return pid > 1 ? pid : undefined;
}

/** The marker that a process has in its environment; undefined without one, and for another user's process. */
function runIdOf(pid: number): string | undefined {
  const prefix = `${runIdVariable}=`;
  return environmentOf(pid)
    .find((variable) => variable.startsWith(prefix))
    ?.slice(prefix.length);
}

function environmentOf(pid: number): string[] {
  if (process.platform !== "linux") {
    const { stdout } = spawnSync("ps", ["-wwE", "-p", String(pid), "-o", "command="], { encoding: "utf8" });
    return stdout.trim().split(" ");
  }
  try {
    return readFileSync(`/proc/${pid}/environ`, "utf8").split("\0");
  } catch (error) {
    if (isGone(error) || isDenied(error)) return [];
    throw error;
  }
}

function findInProc(marker: string): Set<number> {
  const found = new Set<number>();
  for (const name of readdirSync("/proc")) {
    if (!/^\d+$/.test(name)) continue;
    try {
      if (readFileSync(`/proc/${name}/environ`, "utf8").split("\0").includes(marker)) {
        found.add(Number(name));
      }
    } catch (error) {
      if (!isGone(error) && !isDenied(error)) throw error;
    }
  }
  return found;
}

function findInPs(marker: string): Set<number> {
  const output = execFileSync("ps", ["-axwwE", "-o", "pid=,command="], {
    encoding: "utf8",
    maxBuffer: 64 * 1024 * 1024,
  });
  return parseMarked(output, marker);
}

/** Parses `ps -E -o pid=,command=`: the environment follows the command, separated by spaces. */
export function parseMarked(output: string, marker: string): Set<number> {
  return new Set(
    output
      .split("\n")
      .filter((line) => line.split(" ").includes(marker))
      .map((line) => Number.parseInt(line, 10)),
  );
}
