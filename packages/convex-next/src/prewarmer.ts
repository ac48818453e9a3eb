import type { ConvexReactClient } from "convex/react";
import { callKey, queryOf, type AnyQuery, type QueryCall } from "./query-call";

/** How long a click's subscription waits for the page that will use it, in ms. */
const KEEP_AFTER_CLICK = 5000;
/** How long a subscription outlives the intent that asked for it, in ms: a pointer often comes back. */
const KEEP_AFTER_LEAVE = 300;
/** At most this many subscriptions are held ahead of a click; the newest intent wins. */
const LIMIT = 4;
/** The least time between two new subscriptions, in ms: bounds what a pointer that sweeps a list can cause. */
const SPACING = 80;

interface Held {
  unsubscribe: () => void;
  expiry: ReturnType<typeof setTimeout> | undefined;
}

/**
 * Subscribes to queries ahead of a click and lets go of them again. The page that is then shown finds its result
 * in the client's cache and joins the same subscription.
 *
 * The first intent subscribes at once, as a delay would lose fast clickers; those that follow closely wait for
 * their turn and are dropped if the pointer has moved on by then.
 */
export class Prewarmer {
  readonly #client: ConvexReactClient;
  readonly #held = new Map<string, Held>();
  readonly #waiting = new Map<string, ReturnType<typeof setTimeout>>();
  #lastStart = -Infinity;

  constructor(client: ConvexReactClient) {
    this.#client = client;
  }

  /** Intent begins: subscribe, now or in turn. */
  start(call: QueryCall<AnyQuery>): void {
    const key = callKey(call);
    const held = this.#held.get(key);
    if (held) {
      clearTimeout(held.expiry);
      held.expiry = undefined;
      return;
    }
    if (this.#waiting.has(key)) return;
    const wait = this.#lastStart + SPACING - performance.now();
    if (wait <= 0) this.#subscribe(key, call);
    else
      this.#waiting.set(
        key,
        setTimeout(() => this.#subscribe(key, call), wait),
      );
  }

  /** Intent ends without a click: let go soon. */
  stop(call: QueryCall<AnyQuery>): void {
    const key = callKey(call);
    this.#cancelWaiting(key);
    this.#expire(key, KEEP_AFTER_LEAVE);
  }

  /** A click: whatever the turn, subscribe, and hold until the page has taken over. */
  commit(call: QueryCall<AnyQuery>): void {
    const key = callKey(call);
    this.#cancelWaiting(key);
    if (!this.#held.has(key)) this.#subscribe(key, call);
    this.#expire(key, KEEP_AFTER_CLICK);
  }

  /** Lets go of everything at once: the session has ended. */
  clear(): void {
    for (const key of this.#waiting.keys()) this.#cancelWaiting(key);
    for (const key of this.#held.keys()) this.#release(key);
  }

  #subscribe(key: string, call: QueryCall<AnyQuery>): void {
    this.#waiting.delete(key);
    this.#lastStart = performance.now();
    const unsubscribe = this.#client.watchQuery(queryOf(call), call.args).onUpdate(() => undefined);
    this.#held.set(key, { unsubscribe, expiry: undefined });
    for (const oldest of [...this.#held.keys()].slice(0, Math.max(0, this.#held.size - LIMIT)))
      this.#release(oldest);
  }

  #expire(key: string, ms: number): void {
    const held = this.#held.get(key);
    if (!held) return;
    clearTimeout(held.expiry);
    held.expiry = setTimeout(() => this.#release(key), ms);
  }

  #release(key: string): void {
    const held = this.#held.get(key);
    if (!held) return;
    clearTimeout(held.expiry);
    this.#held.delete(key);
    held.unsubscribe();
  }

  #cancelWaiting(key: string): void {
    clearTimeout(this.#waiting.get(key));
    this.#waiting.delete(key);
  }
}
