import { getHeapStatistics, setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";

import { CallEnded } from "../errors";
import { MAX_MEMORY_BYTES } from "../limits/limits";

export type MemoryLimit = keyof typeof MAX_MEMORY_BYTES;

const MESSAGES: Readonly<Record<MemoryLimit, string>> = {
  isolate: "JavaScript execution ran out of memory (maximum memory usage: 64 MB)",
  node: "Node.js action execution ran out of memory (maximum memory usage: 512 MB)",
};

/** How much more than the limit there may be before it is found out what of it is garbage, which takes a while. */
const UNCOLLECTED_BYTES = 32 * 1024 * 1024;

/**
 * Of what this process may take in all: beyond it the next step may be its last. A part of that is for what is young alone,
 * and nothing stays there: in Node 24 192 of 704 MiB, where 512 are asked for.
 */
const NEARLY_ALL_BYTES = 0.6 * getHeapStatistics().heap_size_limit;

/** What the functions of one turn of the event loop take of the memory that they share with everything else. */
export class MemoryGuard {
  readonly #before = recentlyUsedBytes();
  /** As it was when garbage was collected last. */
  #kept = this.#before;
  #hasRefused = false;

  /** Whether there was hardly any memory left when the turn began, for what was taken before it. */
  get hasBegunFull(): boolean {
    return this.#before > NEARLY_ALL_BYTES;
  }

  /** The error to end a call with, in Convex's words, when there is too much that is not garbage; otherwise null. */
  check(limit: MemoryLimit): CallEnded | null {
    const limitBytes = MAX_MEMORY_BYTES[limit];
    const used = usedBytes();
    const suspicious = Math.max(this.#before + limitBytes, this.#kept) + UNCOLLECTED_BYTES;
    if (used < Math.min(suspicious, NEARLY_ALL_BYTES)) return null;
    this.#collect();
    // Another thread gives buffers back after a collection: the next one waits for it.
    if (this.#isTooMuch(limitBytes)) this.#collect();
    this.#hasRefused ||= this.#isTooMuch(limitBytes);
    return this.#hasRefused ? new CallEnded(MESSAGES[limit]) : null;
  }

  #collect(): void {
    collectGarbage();
    this.#kept = usedBytes();
  }

  #isTooMuch(limitBytes: number): boolean {
    return this.#kept - this.#before > limitBytes || this.#kept > NEARLY_ALL_BYTES;
  }

  /** When the turn is over: gives back what a call had that was ended. */
  close(): void {
    if (this.#hasRefused) collectGarbage();
  }
}

/** With the contents of buffers, which lie outside of the heap. */
function usedBytes(): number {
  const { used_heap_size: heap, external_memory: external } = getHeapStatistics();
  return heap + external;
}

/** To ask takes longer than many a function does. Milliseconds. */
const RECENT_MS = 100;

const UNKNOWN = { bytes: 0, at: -Infinity };
let recent = UNKNOWN;

function recentlyUsedBytes(): number {
  const at = performance.now();
  if (at - recent.at > RECENT_MS) recent = { bytes: usedBytes(), at };
  return recent.bytes;
}

let collect: (() => void) | undefined;

/** Node has no function for it unless it is started with one. */
export function collectGarbage(): void {
  if (collect === undefined) {
    setFlagsFromString("--expose-gc");
    collect = runInNewContext("gc") as () => void;
    setFlagsFromString("--no-expose-gc");
  }
  collect();
  recent = UNKNOWN;
}
