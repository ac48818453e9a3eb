import { findMarked } from "./marker";
import { type ProcessEntry, readProcessTable } from "@repo/local-kit/process-table";

/**
 * Knows the processes of one run: those that carry its marker, the given roots, and whatever descends
 * from either. A tool that filters its children's environment hides them from the marker but not from
 * the tree, so what {@link alive} once saw is remembered until it ends.
 */
export class RunProcesses {
  readonly #runId: string;
  readonly #known = new Map<number, string>();

  constructor(runId: string) {
    this.#runId = runId;
  }

  /** Adds a process, and with it its descendants. */
  addRoot(pid: number): void {
    const entry = readProcessTable().get(pid);
    if (entry !== undefined) this.#known.set(pid, entry.startTime);
  }

  /** Those that run now, without the calling process. */
  alive(): ProcessEntry[] {
    const table = readProcessTable();
    for (const [pid, startTime] of this.#known) {
      if (table.get(pid)?.startTime !== startTime) this.#known.delete(pid);
    }
    const pids = withDescendants([...this.#known.keys(), ...findMarked(this.#runId)], table);
    pids.delete(process.pid);
    const entries = [...pids].flatMap((pid) => table.get(pid) ?? []);
    for (const entry of entries) this.#known.set(entry.pid, entry.startTime);
    return entries.filter((entry) => !entry.zombie);
  }
}

/** The given pids and everything below them, as the table has it. */
export function withDescendants(
  pids: Iterable<number>,
  table: ReadonlyMap<number, { pid: number; ppid: number }>,
): Set<number> {
  const found = new Set(pids);
  let before = -1;
  while (found.size > before) {
    before = found.size;
    for (const { pid, ppid } of table.values()) {
      if (found.has(ppid)) found.add(pid);
    }
  }
  return found;
}
