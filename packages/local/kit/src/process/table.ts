import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { isGone } from "./errors";

/** A process, told apart from a later one with the same number by its start time. */
export interface ProcessId {
  pid: number;
  /** Opaque and comparable for equality only: clock ticks since boot (Linux) or a date (macOS). */
  startTime: string;
}

/** One line of the process table. */
export interface ProcessEntry extends ProcessId {
  ppid: number;
  /** The process group: what a terminal signals. */
  group: number;
  /** Ended, but not yet collected by its parent. */
  zombie: boolean;
  /** The command line, arguments separated by spaces. */
  command: string;
}

/** Reads the process table: `/proc` on Linux, `ps` elsewhere. */
export function readProcessTable(): Map<number, ProcessEntry> {
  const entries =
    process.platform === "linux"
      ? readdirSync("/proc")
          .filter((name) => /^\d+$/.test(name))
          .flatMap((name) => readProcEntry(Number(name)) ?? [])
      : parsePs(
          execFileSync("ps", ["-axww", "-o", "pid=,ppid=,pgid=,stat=,lstart=,command="], {
            encoding: "utf8",
            env: { ...process.env, LC_ALL: "C" },
            maxBuffer: 64 * 1024 * 1024,
          }),
        );
  return new Map(entries.map((entry) => [entry.pid, entry]));
}

/** The entry of one process, or undefined when there is none. */
export function readProcess(pid: number): ProcessEntry | undefined {
  return entryReader()(pid);
}

/** True while the very process (not a later one with its number) runs. */
export function isAlive(id: ProcessId): boolean {
  return areAlive([id]);
}

/** True while all of these run. Where looking means to start `ps`, that is done once for all of them. */
export function areAlive(ids: readonly ProcessId[]): boolean {
  if (ids.length === 0) return true;
  const read = entryReader();
  return ids.every(({ pid, startTime }) => {
    const entry = read(pid);
    return entry !== undefined && entry.startTime === startTime && !entry.zombie;
  });
}

/** How to look at single processes now: one file each on Linux, one table for all elsewhere. */
function entryReader(): (pid: number) => ProcessEntry | undefined {
  if (process.platform === "linux") return readProcEntry;
  const table = readProcessTable();
  return (pid) => table.get(pid);
}

function readProcEntry(pid: number): ProcessEntry | undefined {
  try {
    const commandLine = readFileSync(`/proc/${pid}/cmdline`, "utf8");
    return parseProcStat(readFileSync(`/proc/${pid}/stat`, "utf8"), commandLine);
  } catch (error) {
    if (isGone(error)) return undefined;
    throw error;
  }
}

/**
 * Parses `/proc/<pid>/stat` (proc_pid_stat(5)). The name in parentheses may itself hold spaces and
 * parentheses, so fields are counted from the last one.
 */
export function parseProcStat(stat: string, commandLine: string): ProcessEntry {
  const nameEnd = stat.lastIndexOf(")");
  const name = stat.slice(stat.indexOf("(") + 1, nameEnd);
  const fields = stat.slice(nameEnd + 2).split(" ");
  const [state = "", ppid = "", group = ""] = fields;
  return {
    pid: Number.parseInt(stat, 10),
    ppid: Number(ppid),
    group: Number(group),
    startTime: fields[19] ?? "",
    zombie: state === "Z" || state === "X",
    command: commandLine.replaceAll("\0", " ").trim() || name,
  };
}

/** Parses `ps -o pid=,ppid=,pgid=,stat=,lstart=,command=`, whose lstart is five words. */
export function parsePs(output: string): ProcessEntry[] {
  return output.split("\n").flatMap((line) => {
    const match = /^\s*(\d+)\s+(\d+)\s+(\d+)\s+(\S+)\s+(\S+\s+\S+\s+\S+\s+\S+\s+\S+)\s+(.*)$/.exec(line);
    if (match === null) return [];
    const [, pid = "", ppid = "", group = "", stat = "", startTime = "", command = ""] = match;
    return [
      {
        pid: Number(pid),
        ppid: Number(ppid),
        group: Number(group),
        startTime,
        zombie: stat.startsWith("Z"),
        command,
      },
    ];
  });
}
