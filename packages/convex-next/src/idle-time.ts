import { savesData } from "./saves-data.ts";

/** For how long somebody is taken to be here after the last sign of them, in ms. */
const ATTENTION = 60_000;
const SIGNS = ["pointermove", "pointerdown", "keydown", "wheel"] as const;

/**
 * The time for what nobody has asked for yet: the document is loaded and seen, somebody is here, no page waits for its
 * data, the browser has nothing to do, and the person does not save data. It lasts until the document is hidden, or for a
 * minute after the last sign of somebody: what is kept live costs a deployment runs, also in a tab that nobody looks at.
 */
export class IdleTime {
  readonly #listeners = new Set<() => void>();
  #isIdle = false;
  #lastSign = 0;
  #attention: ReturnType<typeof setTimeout> | undefined;
  #waiting = 0;
  #cancelRequest: (() => void) | undefined;

  /** A page waits for its data, which comes first. @returns to be called when it is there */
  wait(): () => void {
    this.#waiting += 1;
    this.#cancel();
    return () => {
      this.#waiting -= 1;
      this.#request();
    };
  }

  // Arrow functions: React calls them without `this`.
  readonly isNow = (): boolean => this.#isIdle;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    if (this.#listeners.size === 1) this.#begin();
    return () => {
      this.#listeners.delete(listener);
      if (this.#listeners.size === 0) this.#end();
    };
  };

  #begin(): void {
    document.addEventListener("visibilitychange", this.#look);
    window.addEventListener("load", this.#look);
    for (const sign of SIGNS) window.addEventListener(sign, this.#notice, { passive: true });
    this.#lastSign = Date.now();
    this.#request();
  }

  #end(): void {
    document.removeEventListener("visibilitychange", this.#look);
    window.removeEventListener("load", this.#look);
    for (const sign of SIGNS) window.removeEventListener(sign, this.#notice);
    clearTimeout(this.#attention);
    this.#cancel();
    this.#isIdle = false;
  }

  /** Whoever comes to a document looks at it. */
  readonly #look = () => {
    if (!document.hidden) this.#notice();
    else this.#stop();
  };

  readonly #notice = () => {
    this.#lastSign = Date.now();
    this.#request();
  };

  /** Once for a minute, instead of anew for every move. */
  readonly #watchAttention = () => {
    const left = this.#lastSign + ATTENTION - Date.now();
    if (left <= 0) this.#stop();
    else this.#attention = setTimeout(this.#watchAttention, left);
  };

  #stop(): void {
    clearTimeout(this.#attention);
    this.#cancel();
    this.#set(false);
  }

  #request(): void {
    if (this.#isIdle || this.#cancelRequest || this.#waiting > 0 || this.#listeners.size === 0) return;
    if (document.hidden || document.readyState !== "complete" || savesData()) return;
    this.#cancelRequest = whenIdle(() => {
      this.#cancelRequest = undefined;
      this.#set(true);
      this.#watchAttention();
    });
  }

  #cancel(): void {
    this.#cancelRequest?.();
    this.#cancelRequest = undefined;
  }

  #set(isIdle: boolean): void {
    if (this.#isIdle === isIdle) return;
    this.#isIdle = isIdle;
    for (const listener of this.#listeners) listener();
  }
}

/** Safari has no `requestIdleCallback`. @returns cancels it */
function whenIdle(callback: () => void): () => void {
  if (typeof requestIdleCallback === "function") {
    const handle = requestIdleCallback(callback);
    return () => cancelIdleCallback(handle);
  }
  const timer = setTimeout(callback, 200);
  return () => clearTimeout(timer);
}
