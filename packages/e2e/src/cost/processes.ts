import { readdirSync, readFileSync } from "node:fs";

/** CPU seconds by kind of process. */
export type CpuSeconds = Record<string, number>;

/** The kernel's unit of a process's time: USER_HZ, which is 100 on every Linux that Node runs on. */
const TICKS_PER_SECOND = 100;
const LOOK_EVERY_MS = 200;

interface Seen {
  kind: string;
  ticks: number;
  /** What it had used when the watch began. */
  before: number;
}

/**
 * Adds up what this machine's processes of the journeys use, by looking at `/proc` again and again: a renderer lives
 * for seconds. What a process uses after the last look at it is missed.
 */
export class ProcessWatch {
  readonly #seen = new Map<string, Seen>();
  readonly #pids = new Set<string>();
  readonly #timer: NodeJS.Timeout;
  readonly #machine = readMachine();
  #isFirst = true;

  constructor() {
    this.#look();
    this.#isFirst = false;
    this.#timer = setInterval(() => this.#look(), LOOK_EVERY_MS);
  }

  /** Ends the watch. `idle` is that of all cores, other work on the machine included. */
  end(): { cpu: CpuSeconds; idle: number } {
    clearInterval(this.#timer);
    this.#look();
    const cpu: CpuSeconds = {};
    for (const { kind, ticks, before } of this.#seen.values()) {
      cpu[kind] = (cpu[kind] ?? 0) + (ticks - before) / TICKS_PER_SECOND;
    }
    const now = readMachine();
    return { cpu, idle: (now.idle - this.#machine.idle) / (now.total - this.#machine.total) };
  }

  #look(): void {
    for (const pid of readdirSync("/proc").filter((name) => /^\d+$/.test(name))) {
      const stat = read(`/proc/${pid}/stat`);
      if (stat === undefined) continue;
      // The program's name, which may hold anything, stands in brackets before these.
      const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
      const ticks = Number(fields[11]) + Number(fields[12]);
      const key = `${pid} ${fields[19]}`;
      const known = this.#seen.get(key);
      if (!known && !this.#isOurs(pid, fields[1] ?? "")) continue;
      this.#pids.add(pid);
      // A process that was just forked has its parent's command line until it has its own.
      const command = (read(`/proc/${pid}/cmdline`) ?? "").replaceAll("\0", " ");
      const kind = kindOf(command) ?? known?.kind ?? "other";
      this.#seen.set(key, { kind, ticks, before: known?.before ?? (this.#isFirst ? ticks : 0) });
    }
  }

  /** Whether a process belongs to this run: it has inherited the run's id, or its parent belongs. */
  #isOurs(pid: string, parent: string): boolean {
    const run = process.env.STACK_RUN_ID;
    if (run === undefined)
      throw new Error("STACK_RUN_ID is not set: start this by `pnpm --filter e2e cost`.");
    return this.#pids.has(parent) || (read(`/proc/${pid}/environ`) ?? "").includes(`STACK_RUN_ID=${run}\0`);
  }
}

/** What a process is, by its command line; undefined for what has no part in the journeys. */
function kindOf(command: string): string | undefined {
  if (/chrom/i.test(command) && /--(?:type=|remote-debugging|headless)/.test(command)) {
    const type = /--type=([\w-]+)/.exec(command)?.[1] ?? "main";
    return `Chromium: ${type}`;
  }
  if (/[a-z0-9]+-local|packages\/local\/(?!stack\/|kit\/)/.test(command)) return "services";
  if (/next-server|next\/dist\/bin\/next/.test(command)) return "Next servers";
  if (/playwright/.test(command))
    return /worker\/workerProcessEntry/.test(command) ? "Playwright: workers" : "Playwright: runner";
  return undefined;
}

function readMachine(): { idle: number; total: number } {
  const [first = ""] = (read("/proc/stat") ?? "").split("\n");
  const ticks = first.split(/\s+/).slice(1, 9).map(Number);
  return { idle: (ticks[3] ?? 0) + (ticks[4] ?? 0), total: ticks.reduce((sum, value) => sum + value, 0) };
}

/** Undefined for a process that has ended meanwhile. */
function read(file: string): string | undefined {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return undefined;
  }
}
