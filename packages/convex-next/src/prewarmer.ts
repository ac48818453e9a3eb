import type { ConvexReactClient, Watch } from "convex/react";
import { callKey, queryOf, type AnyQuery, type QueryCall } from "./query-call.ts";

/** How long a click's subscription waits for the page that will use it, in ms. */
const KEEP_AFTER_CLICK = 5000;
/** How long a subscription outlives the intent that asked for it, in ms: a pointer often comes back. */
const KEEP_AFTER_LEAVE = 300;
/** At most this many subscriptions are held ahead of a click; the newest intent wins. */
const LIMIT = 4;
/** At most this many are kept ready for whoever clicks as they arrive; what comes later waits for intent. */
const KEPT_LIMIT = 6;
/** The least time between the turns of two intents, in ms: bounds what a pointer that sweeps a list can cause. */
const SPACING = 80;

/** Somebody is about to open a link. */
export interface Intent {
  /** What the page behind it needs. */
  readonly calls: readonly QueryCall<AnyQuery>[];
  /** Called once its calls are subscribed: whatever else the link wants to ask for, it may ask for now. */
  onTurn(): void;
}

interface Held {
  unsubscribe: () => void;
  /** Those that want it. */
  readonly intents: Set<Intent>;
  /** A page is about to take over. */
  clicked: boolean;
  expiry: ReturnType<typeof setTimeout> | undefined;
}

/**
 * Subscribes to queries ahead of a click and lets go of them again. The page that is then shown finds its result
 * in the client's cache and joins the same subscription.
 *
 * The first intent has its turn at once, as a delay would lose fast clickers; those that follow closely wait for
 * theirs, the newest first, and are dropped if the pointer has moved on by then.
 */
export class Prewarmer {
  readonly #client: ConvexReactClient;
  readonly #held = new Map<string, Held>();
  readonly #waiting = new Set<Intent>();
  readonly #kept = new Set<Intent>();
  #timer: ReturnType<typeof setTimeout> | undefined;
  #nextTurn = -Infinity;

  constructor(client: ConvexReactClient) {
    this.#client = client;
  }

  /** Intent begins: subscribe, now or in turn. */
  start(intent: Intent): void {
    const isHeld = intent.calls.every((call) => this.#held.has(callKey(call)));
    if (isHeld || performance.now() >= this.#nextTurn) this.#begin(intent);
    else {
      this.#waiting.add(intent);
      this.#awaitTurn();
    }
  }

  /**
   * Subscribes without any intent, and holds for as long as nobody stops it: for the few links that are on every page.
   * Beyond the limit for all that is kept it does nothing.
   */
  keep(intent: Intent): void {
    const kept = [...this.#kept].flatMap(({ calls }) => calls);
    if (kept.length + intent.calls.length > KEPT_LIMIT) return;
    this.#kept.add(intent);
    this.#subscribe(intent);
    intent.onTurn();
  }

  /** The button goes down: whoever waits is the one that will be clicked, and need not wait any longer. */
  hurry(): void {
    this.#beginNewest();
  }

  /** Intent ends without a click: let go soon. */
  stop(intent: Intent): void {
    this.#waiting.delete(intent);
    this.#kept.delete(intent);
    for (const call of intent.calls) {
      const held = this.#held.get(callKey(call));
      if (!held?.intents.delete(intent) || held.intents.size > 0 || held.clicked) continue;
      this.#expire(callKey(call), held, KEEP_AFTER_LEAVE);
    }
  }

  /** A click: whatever the turn, subscribe, and hold until the page has taken over. */
  commit(calls: readonly QueryCall<AnyQuery>[]): void {
    for (const call of calls) {
      const held = this.#hold(call);
      held.clicked = true;
      this.#expire(callKey(call), held, KEEP_AFTER_CLICK);
    }
    this.#evict();
  }

  /** Lets go of everything at once: the session has ended. */
  clear(): void {
    this.#waiting.clear();
    this.#kept.clear();
    for (const [key, held] of this.#held) this.#release(key, held);
  }

  #awaitTurn(): void {
    if (this.#timer !== undefined) return;
    this.#timer = setTimeout(() => {
      this.#timer = undefined;
      this.#beginNewest();
      if (this.#waiting.size > 0) this.#awaitTurn();
    }, this.#nextTurn - performance.now());
  }

  #beginNewest(): void {
    const newest = [...this.#waiting].at(-1);
    if (!newest) return;
    this.#waiting.delete(newest);
    this.#begin(newest);
  }

  #begin(intent: Intent): void {
    const before = this.#held.size;
    this.#subscribe(intent);
    if (this.#held.size > before) this.#nextTurn = performance.now() + SPACING;
    this.#evict();
    intent.onTurn();
  }

  #subscribe(intent: Intent): void {
    for (const call of intent.calls) {
      const held = this.#hold(call);
      held.intents.add(intent);
      // A click's own time goes on.
      if (!held.clicked) clearTimeout(held.expiry);
    }
  }

  /** The subscription of a call, as the newest of all. */
  #hold(call: QueryCall<AnyQuery>): Held {
    const key = callKey(call);
    const held = this.#held.get(key) ?? this.#open(key, call);
    if (this.#held.delete(key)) this.#held.set(key, held);
    return held;
  }

  /**
   * Subscribes to a call. One that fails is let go of: while anybody holds it, it is not run again, so a page that tries
   * again would have the same failure.
   */
  #open(key: string, call: QueryCall<AnyQuery>): Held {
    const watch = this.#client.watchQuery(queryOf(call), call.args);
    const letGoIfFailed = () => {
      if (hasFailed(watch)) this.#release(key, held);
    };
    const held: Held = {
      unsubscribe: watch.onUpdate(letGoIfFailed),
      intents: new Set(),
      clicked: false,
      expiry: undefined,
    };
    this.#held.set(key, held);
    letGoIfFailed();
    return held;
  }

  /** Keeps to the limit. What was clicked is not counted, as its page is on the way, nor what is kept. */
  #evict(): void {
    const isKept = ({ intents }: Held) => [...intents].some((intent) => this.#kept.has(intent));
    const ahead = [...this.#held].filter(([, held]) => !held.clicked && !isKept(held));
    for (const [key, held] of ahead.slice(0, Math.max(0, ahead.length - LIMIT))) this.#release(key, held);
  }

  /** The click, if it was one, is over then. Whoever still wants the data keeps it: the header, a pointer that rests. */
  #expire(key: string, held: Held, ms: number): void {
    clearTimeout(held.expiry);
    held.expiry = setTimeout(() => {
      held.clicked = false;
      if (held.intents.size === 0) this.#release(key, held);
    }, ms);
  }

  #release(key: string, held: Held): void {
    clearTimeout(held.expiry);
    if (this.#held.get(key) !== held) return;
    this.#held.delete(key);
    held.unsubscribe();
  }
}

function hasFailed(watch: Watch<unknown>): boolean {
  try {
    watch.localQueryResult();
    return false;
  } catch {
    // The page that shows the data says what failed.
    return true;
  }
}
