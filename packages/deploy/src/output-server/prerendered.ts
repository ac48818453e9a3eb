import { readFileSync } from "node:fs";
import type { Prerender } from "./outputs";
import type { Answer } from "./route-request";

interface Entry {
  answer: Answer;
  madeAt: number;
  isBeingMade: boolean;
}

/** Where an answer came from, in Vercel's words. https://vercel.com/docs/headers/response-headers#x-vercel-cache */
export type CacheState = "PRERENDER" | "HIT" | "STALE";

/**
 * The answers of prerendered pages: the build's at first. One that is older than its time is given once more while it is
 * made anew, with all of its group. Tags are not kept, so nothing is made anew before its time.
 */
export class PrerenderedAnswers {
  readonly #entries = new Map<string, Entry>();
  readonly #pages: ReadonlyMap<string, Prerender>;
  readonly #make: (name: string) => Promise<Answer>;
  readonly #now: () => number;
  readonly #startedAt: number;

  /** @param make calls the page's function */
  constructor(
    pages: ReadonlyMap<string, Prerender>,
    make: (name: string) => Promise<Answer>,
    now: () => number = Date.now,
  ) {
    this.#pages = pages;
    this.#make = make;
    this.#now = now;
    this.#startedAt = now();
  }

  get(name: string, page: Prerender): { answer: Answer; state: CacheState } {
    const entry = this.#entryOf(name, page);
    const isOver = page.expiration !== false && this.#now() - entry.madeAt > page.expiration * 1000;
    if (isOver) this.#makeGroup(page.group);
    const isBuilt = entry.madeAt === this.#startedAt;
    return { answer: entry.answer, state: isOver ? "STALE" : isBuilt ? "PRERENDER" : "HIT" };
  }

  #entryOf(name: string, page: Prerender): Entry {
    let entry = this.#entries.get(name);
    if (entry === undefined) {
      const { file, status, headers } = page;
      const answer = { status, headers: new Headers(headers), body: readFileSync(file) };
      entry = { answer, madeAt: this.#startedAt, isBeingMade: false };
      this.#entries.set(name, entry);
    }
    return entry;
  }

  #makeGroup(group: number): void {
    for (const [name, page] of this.#pages) {
      const entry = this.#entryOf(name, page);
      if (page.group === group && !entry.isBeingMade) void this.#makeAnew(name, entry);
    }
  }

  /** An answer that cannot be made is asked for again by the next request; until then the old one stands. */
  async #makeAnew(name: string, entry: Entry): Promise<void> {
    entry.isBeingMade = true;
    try {
      const answer = await this.#make(name);
      if (answer.status < 500) this.#entries.set(name, { answer, madeAt: this.#now(), isBeingMade: false });
    } catch (error) {
      console.error(`${name} could not be made anew:`, error);
    } finally {
      entry.isBeingMade = false;
    }
  }
}
