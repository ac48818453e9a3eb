import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { isDenied, isGone } from "@repo/local-kit/errors";

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
