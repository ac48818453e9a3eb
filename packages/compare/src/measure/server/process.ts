import { existsSync, readFileSync } from "node:fs";

/** Linux counts a process's time in hundredths of a second (`getconf CLK_TCK`). */
const TICKS_PER_SECOND = 100;

/** What a process has used. */
export interface Usage {
  cpuMs: number;
  memoryBytes: number;
}

/** Reads /proc, which Linux alone has: undefined elsewhere. */
export function usageOf(pid: number): Usage | undefined {
  const folder = `/proc/${pid}`;
  if (!existsSync(`${folder}/stat`)) return undefined;
  return parseUsage(readFileSync(`${folder}/stat`, "utf8"), readFileSync(`${folder}/status`, "utf8"));
}

/** proc(5): utime and stime are the 14th and 15th field of `stat`; the 2nd, a name, may hold spaces and parentheses. */
export function parseUsage(stat: string, status: string): Usage {
  const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
  const ticks = Number(fields[11]) + Number(fields[12]);
  const kibibytes = Number(/^VmRSS:\s+(\d+) kB$/m.exec(status)?.[1] ?? 0);
  return { cpuMs: (ticks / TICKS_PER_SECOND) * 1000, memoryBytes: kibibytes * 1024 };
}

/** The time of this process's children that have ended, in ms: fields 16 and 17. Undefined where there is no /proc. */
export function childrensCpuMs(): number | undefined {
  if (!existsSync("/proc/self/stat")) return undefined;
  return parseChildrensCpu(readFileSync("/proc/self/stat", "utf8"));
}

export function parseChildrensCpu(stat: string): number {
  const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
  return ((Number(fields[13]) + Number(fields[14])) / TICKS_PER_SECOND) * 1000;
}
