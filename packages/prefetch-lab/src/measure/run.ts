import { nextPaint } from "./frames";
import type { Lab } from "./lab";
import { pause } from "./pause";
import { pointAt, pressOn } from "./pointer";
import type { RunProgress, Technique } from "./state";

/** How long the pointer rests on a link before it clicks, in ms: what people take. */
const REST_MS = 400;
/** The longest wait for one step, in ms. */
const STEP_LIMIT_MS = 20_000;

/** Drives the lab by itself: rests on each link, clicks, waits for the rows, goes back. */
export class Runner {
  readonly #lab: Lab;
  #stop: AbortController | null = null;

  constructor(lab: Lab) {
    this.#lab = lab;
  }

  /**
   * Tries every technique once.
   *
   * @param withChange whether a row is changed from elsewhere while the pointer rests on each link
   */
  async start(techniques: readonly Technique[], { withChange }: { withChange: boolean }): Promise<void> {
    if (this.#stop) return;
    const { store } = this.#lab;
    this.#stop = new AbortController();
    const { signal } = this.#stop;
    store.set({ runProblem: null });
    const unsubscribe = store.subscribe(() => {
      if (!store.get().isVisited) this.stop();
    });
    try {
      for (const [done, technique] of techniques.entries()) {
        const tell = (step: RunProgress["step"]) =>
          store.set({ run: { technique: technique.id, done, total: techniques.length, step } });
        await this.#try(technique, { withChange, signal, tell });
      }
    } catch (error) {
      if (!signal.aborted) store.set({ runProblem: describe(error) });
    } finally {
      unsubscribe();
      this.#stop = null;
      store.set({ run: null });
    }
  }

  /** Ends a run where it is. Leaving the lab does too. */
  stop(): void {
    this.#stop?.abort();
  }

  async #try(
    { id }: Technique,
    run: { withChange: boolean; signal: AbortSignal; tell: (step: RunProgress["step"]) => void },
  ): Promise<void> {
    const { store } = this.#lab;
    const signal = AbortSignal.any([run.signal, AbortSignal.timeout(STEP_LIMIT_MS)]);
    run.tell("waiting for the link");
    const link = await this.#link(id, signal);
    // A link that acts as soon as it is on the screen does so now, and not on this one's account.
    link.scrollIntoView({ block: "center" });
    await this.#lab.quiet();
    signal.throwIfAborted();
    await this.#lab.approach(id);
    run.tell("resting on the link");
    pointAt(link);
    await pause(REST_MS, signal);
    if (run.withChange) {
      run.tell("changing a customer");
      await this.#lab.change();
      await pause(REST_MS, signal);
    }
    const { length } = store.get().measurements;
    run.tell("waiting for the rows");
    await pressOn(link);
    await store.until(({ measurements }) => measurements.length > length, signal);
    window.history.back();
    // A run ends on the page where it began, which then takes the focus back.
    await store.until(({ tries }) => id in tries, signal);
  }

  /** A technique's link, once it has a new try. */
  async #link(id: string, signal: AbortSignal): Promise<HTMLElement> {
    await this.#lab.store.until(({ tries }) => id in tries, signal);
    for (;;) {
      const link = this.#lab.links.get(id);
      if (link) return link;
      signal.throwIfAborted();
      await nextPaint();
    }
  }
}

function describe(error: unknown): string {
  if (error instanceof DOMException && error.name === "TimeoutError") {
    return `Nothing came for ${STEP_LIMIT_MS / 1000} seconds. Go back to the lab and start again.`;
  }
  return error instanceof Error ? error.message : String(error);
}
