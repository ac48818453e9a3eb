import { DeploymentControl } from "./deployment-control";
import { nextPaint } from "./frames";
import type { Freshness, Measurement } from "./measurement";
import { PageRequests, TRY } from "./page-requests";
import { pause } from "./pause";
import { RunAttribution } from "./run-attribution";
import { initialState, type Technique, type Try } from "./state";
import { Store } from "./store";

/** How long the counts must stand still before a click's account is closed, in ms. */
const QUIET_MS = 250;
/** How often that is tried: what never stands still is somebody else's doing. */
const QUIET_TRIES = 12;
/** A press that is followed by its link's click within this time, in ms, was that click's. */
const LONGEST_PRESS_MS = 2000;
/** A deployment in another country, in ms: on this machine alone all techniques would look alike. */
const PRESET_LATENCY_MS = 180;
/** How long what a link has started may still run after the pointer has gone, in ms. */
const AFTERMATH_MS = 500;

interface Click {
  technique: string;
  id: number;
  /** `Event.timeStamp` */
  at: number;
  /** When the button that clicked went down; the same as `at` for a keyboard. */
  pressedAt: number;
  requests: PageRequests;
  /** Settles when the executions before the click are charged. */
  counted: Promise<void>;
  hasRows: boolean;
}

/**
 * Measures what the ways to have a page's data before the click cost, and what they give, click by click. It lives
 * at module level, so that it survives the navigation it measures.
 */
export class Lab {
  readonly store = new Store(initialState);
  /** The links now on the page, by technique. */
  readonly links = new Map<string, HTMLElement>();

  readonly #options: { deploymentUrl: string; query: string; change: () => Promise<string> };
  readonly #runs = new RunAttribution(() => this.#count());
  #deployment: Promise<DeploymentControl | null> | undefined;
  /** The technique whose link acts as soon as it is on the screen. */
  #eager: string | null = null;
  #aftermath: ReturnType<typeof setTimeout> | undefined;
  #lastTry = 0;
  #press: { technique: string; at: number } | null = null;
  #click: Click | null = null;
  #finished: Promise<void> = Promise.resolve();
  /** What the last change from elsewhere left in the rows. */
  #stamp: string | null = null;
  #viewer: string | null | undefined;
  #visits = 0;
  #latencyIsOurs = false;
  #isPreset = false;
  #latencySet: Promise<void> = Promise.resolve();

  /**
   * @param options.query the path of the query that is counted, "customers:page"
   * @param options.change changes a row through the app's server, and resolves with what the row now says
   */
  constructor(options: { deploymentUrl: string; query: string; change: () => Promise<string> }) {
    this.#options = options;
  }

  /** The page with the links is there: gives every technique a new try. @returns to be called when it goes */
  open(techniques: readonly Technique[]): () => void {
    let isOpen = true;
    const prepare = async () => {
      await this.#finished;
      await this.#connect();
      await this.#presetLatency();
      this.#click?.requests.stop();
      this.#click = null;
      const add = (added: readonly Technique[]) => {
        const tries = added.map(({ id, path }) => [id, this.#newTry(path)] as const);
        for (const [id] of tries) this.#runs.open(id);
        this.store.set({ tries: { ...this.store.get().tries, ...Object.fromEntries(tries) }, pending: null });
      };
      for (const technique of techniques.filter(({ kept }) => kept)) {
        await this.#runs.charge(technique.id);
        if (!isOpen) return;
        add([technique]);
        await this.#busy();
        await this.quiet();
      }
      this.#eager = techniques.find(({ eager }) => eager)?.id ?? null;
      await this.#runs.charge(this.#eager);
      if (!isOpen) return;
      add(techniques.filter(({ kept }) => !kept));
    };
    void prepare();
    return () => {
      isOpen = false;
      this.store.set({ tries: {} });
    };
  }

  /** The pointer or the keyboard comes near a technique's link: what runs from now on is charged to it. */
  async approach(technique: string): Promise<void> {
    // The pointer comes near others while the page that was asked for is on its way.
    if (this.store.get().pending !== null) return;
    clearTimeout(this.#aftermath);
    await this.#runs.charge(technique);
  }

  /** The pointer and the keyboard have left a technique's link: soon the one that needs neither is charged again. */
  leave(): void {
    clearTimeout(this.#aftermath);
    this.#aftermath = setTimeout(() => {
      if (this.store.get().pending === null) void this.#runs.charge(this.#eager);
    }, AFTERMATH_MS);
  }

  /** A button went down on a technique's link. @param at the event's `timeStamp` */
  press(technique: string, at: number): void {
    this.#press = { technique, at };
  }

  /** A technique's link was clicked. @param at the event's `timeStamp` */
  click(technique: string, at: number): void {
    const current = this.store.get().tries[technique];
    if (!current || this.#click?.id === current.id) return;
    clearTimeout(this.#aftermath);
    const account = afterClick(technique);
    this.#runs.open(account);
    const press = this.#press;
    const isPressed = press?.technique === technique && at - press.at < LONGEST_PRESS_MS;
    this.#press = null;
    this.#click = {
      technique,
      id: current.id,
      at,
      pressedAt: isPressed ? press.at : at,
      requests: new PageRequests(),
      counted: this.#runs.charge(account),
      hasRows: false,
    };
    this.store.set({ pending: technique });
  }

  /**
   * The page behind a link has its first rows in the document; they are about to be painted.
   *
   * @param stamp what the row that `change` changes says in them
   */
  rowsShown(id: number, stamp: string | undefined): void {
    const click = this.#click;
    if (!click || click.id !== id || click.hasRows) return;
    click.hasRows = true;
    this.#finished = this.#finish(click, this.#freshness(stamp));
  }

  /** Changes a row through the app's server. What runs because of it is charged to nobody. @throws as the app's does */
  async change(): Promise<void> {
    this.store.set({ isChanging: true });
    const resume = this.#runs.suspend();
    try {
      this.#stamp = await this.#options.change();
      await this.quiet();
    } finally {
      await resume();
      this.store.set({ isChanging: false });
    }
  }

  /** @param viewer who is signed in; when it is somebody else, the last change was not in their rows */
  identify(viewer: string | null | undefined): void {
    if (viewer !== this.#viewer) this.#stamp = null;
    this.#viewer = viewer;
  }

  /** One of the lab's pages is there. @returns to be called when it goes; the last one takes the latency along */
  visit(): () => void {
    this.#visits += 1;
    this.store.set({ isVisited: true });
    void this.#connect();
    window.addEventListener("pagehide", this.#resetLatency);
    return () => {
      this.#visits -= 1;
      window.removeEventListener("pagehide", this.#resetLatency);
      // The next page of the lab, if it is one, comes in the same commit.
      setTimeout(() => {
        if (this.#visits > 0) return;
        this.store.set({ isVisited: false });
        this.#resetLatency();
      });
    };
  }

  /** Adds `ms` to every reply of the local deployment. */
  async setLatency(ms: number): Promise<void> {
    const deployment = await this.#connect();
    this.store.set({ latencyMs: ms });
    this.#latencyIsOurs = true;
    this.#latencySet = this.#setLatency(deployment, ms);
    await this.#latencySet;
  }

  /** A deployment on this machine is made as slow as one elsewhere, once a visit, unless somebody has set it already. */
  async #presetLatency(): Promise<void> {
    const { isLocal, latencyMs } = this.store.get();
    if (this.#isPreset || !isLocal) return;
    this.#isPreset = true;
    if (latencyMs > 0) return;
    // The links work without it; the slider then says what holds.
    await this.setLatency(PRESET_LATENCY_MS).catch(() => this.store.set({ latencyMs: 0 }));
  }

  readonly #resetLatency = () => {
    this.#isPreset = false;
    if (!this.#latencyIsOurs) return;
    this.#latencyIsOurs = false;
    this.store.set({ latencyMs: 0 });
    void this.#deployment?.then((deployment) => deployment?.setLatency(0));
  };

  async #finish(click: Click, freshness: Freshness): Promise<void> {
    const paintedAt = await nextPaint();
    // For the browser's own tools: their timeline shows what happened in between.
    performance.measure("click to rows", { start: click.at, end: paintedAt });
    await click.counted;
    await this.quiet();
    await this.#runs.charge(null);
    click.requests.stop();
    const measurement: Measurement = {
      technique: click.technique,
      tryId: click.id,
      clickToRowsMs: paintedAt - click.at,
      pressToRowsMs: paintedAt - click.pressedAt,
      executionsBefore: this.#runs.spent(click.technique),
      executionsAfter: this.#runs.spent(afterClick(click.technique)),
      freshness,
      askedServer: click.requests.askedServer(click.id, click.at, paintedAt),
    };
    this.store.set({ measurements: [...this.store.get().measurements, measurement], pending: null });
  }

  /** A slider asks for many on its way; the last one must be the last to arrive. */
  async #setLatency(deployment: DeploymentControl | null, ms: number): Promise<void> {
    await this.#latencySet;
    if (this.store.get().latencyMs === ms) await deployment?.setLatency(ms);
  }

  #freshness(stamp: string | undefined): Freshness {
    if (this.#stamp === null) return "unknown";
    return stamp === this.#stamp ? "fresh" : "stale";
  }

  #newTry(path: string): Try {
    // Another document of this browser, with the same HTTP cache, began at another time.
    this.#lastTry = Math.max(this.#lastTry + 1, Math.floor(performance.timeOrigin));
    return { id: this.#lastTry, href: `${path}?${TRY}=${this.#lastTry}` };
  }

  /** Finds out, once, whether the deployment is a local one. */
  #connect(): Promise<DeploymentControl | null> {
    return (this.#deployment ??= this.#find());
  }

  async #find(): Promise<DeploymentControl | null> {
    const deployment = await DeploymentControl.find(this.#options.deploymentUrl);
    this.store.set({ isLocal: deployment !== null, latencyMs: (await deployment?.latency()) ?? 0 });
    return deployment;
  }

  async #count(): Promise<number | null> {
    // The deployment is on this machine, with the same clock.
    const now = Date.now();
    const deployment = await this.#deployment;
    if (!deployment) return null;
    try {
      return await deployment.executions(this.#options.query, now);
    } catch {
      // It was stopped or started again: what it counted is gone.
      return null;
    }
  }

  /** Waits until the query has run, which it need not: not for people who save data. */
  async #busy(): Promise<void> {
    const before = await this.#count();
    for (let tries = 0; tries < QUIET_TRIES && (await this.#count()) === before; tries += 1)
      await pause(QUIET_MS);
  }

  /** Waits until the query has not run for a moment. */
  async quiet(): Promise<void> {
    let before = await this.#count();
    for (let tries = 0; tries < QUIET_TRIES; tries += 1) {
      await pause(QUIET_MS);
      const now = await this.#count();
      if (now === before) return;
      before = now;
    }
  }
}

const afterClick = (technique: string) => `${technique} after the click`;
