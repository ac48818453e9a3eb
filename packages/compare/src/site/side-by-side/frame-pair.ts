import type { Report } from "@repo/features/comparison/messages";
import { apps, type App } from "../../concern";
import { runsBetween, type Counts, type Run } from "./deployment-runs";

export interface FrameState {
  /** Where the frame was opened, and how often: each time is a document of its own. Undefined: not yet its turn. */
  readonly opened?: { readonly path: string; readonly times: number };
  readonly report?: Report | undefined;
  /** What its page ran on the deployment; null when nobody can say, undefined while it is being counted. */
  readonly runs?: readonly Run[] | null | undefined;
  /** It has not reported for long: its server does not answer, or it shows a page that refuses frames. */
  readonly problem?: "unreachable" | "silent" | undefined;
}

export interface PairState {
  /** What the address bar shows. */
  readonly path: string;
  readonly follow: boolean;
  readonly frames: Readonly<Record<App, FrameState>>;
}

export interface Surroundings {
  /** Tells the app in a frame to go to a path. */
  readonly send: (app: App, path: string) => void;
  /** Whether an app's server answers. */
  readonly answers: (app: App) => Promise<boolean>;
  readonly readCounts: () => Promise<Counts | null>;
  /** A frame has led to another path. */
  readonly onLed: (path: string) => void;
}

/** How long a page may take until it reports, in ms: `next dev` compiles it first. */
export const PATIENCE = 30_000;
const other = (app: App): App => (app === "app-clerk" ? "pages-auth0" : "app-clerk");

/**
 * Both apps in their frames. They act in turns: what runs on the one deployment while a page loads is that page's, and
 * the other app's page is asked for when it has come to rest.
 */
export class FramePair {
  readonly #surroundings: Surroundings;
  readonly #listeners = new Set<() => void>();
  #state: PairState;
  #queue: { app: App; anew: boolean }[] = [];
  #active: App | null = null;
  /** The active app was sent to a path, and has not said that it is there. */
  #isSent = false;
  /** The active app has said something in its turn. */
  #isHeard = false;
  /** The counts after the active app's turn are on their way. */
  #isReading = false;
  /** Both loaded at once, so nobody can say whose runs were whose. */
  #isMixed = false;
  #counts: Promise<Counts | null> | undefined;
  #limit: ReturnType<typeof setTimeout> | undefined;

  constructor(path: string, follow: boolean, surroundings: Surroundings) {
    this.#state = { path, follow, frames: { "pages-auth0": {}, "app-clerk": {} } };
    this.#surroundings = surroundings;
  }

  readonly getState = (): PairState => this.#state;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** Opens both frames, one after the other, once. */
  start(): void {
    if (this.#counts !== undefined) return;
    this.#counts = this.#surroundings.readCounts();
    for (const app of apps) this.#enqueue(app, true);
  }

  /** Sends both apps to a path: the address bar's, or Back's. */
  go(path: string): void {
    if (path === this.#state.path) return;
    this.#set({ path });
    for (const app of apps) this.#enqueue(app, false);
  }

  setFollow(follow: boolean): void {
    this.#set({ follow });
    if (follow) for (const app of apps) this.#enqueue(app, false);
  }

  /** Loads an app's document again, at the path of the address bar. */
  reload(app: App): void {
    if (this.#active === app) this.#release();
    this.#enqueue(app, true);
  }

  /** A document was loaded in a frame, of which nobody knows yet whether it reports. */
  loaded(app: App): void {
    if (this.#active === null) this.#begin(app);
  }

  /** What an app says of itself. */
  reported(app: App, report: Report): void {
    const before = this.#state.frames[app].report;
    const isNew =
      before === undefined || before.path !== report.path || (before.isSettled && !report.isSettled);
    this.#setFrame(app, { report, problem: undefined, ...(isNew && { runs: undefined }) });
    if (isNew) this.#arrived(app, report.path);
    if (this.#active !== app) return;
    this.#isHeard = true;
    if (report.isSettled && !this.#isSent && !this.#isReading) void this.#finish(app);
  }

  #arrived(app: App, path: string): void {
    if (this.#active === app && this.#isSent) {
      this.#isSent = false;
      return;
    }
    if (this.#active === null) this.#begin(app);
    else if (this.#active !== app || this.#isReading) {
      this.#isMixed = true;
      this.#setFrame(app, { runs: null });
    }
    if (path === this.#state.path) return;
    this.#set({ path });
    this.#surroundings.onLed(path);
    if (this.#state.follow) this.#enqueue(other(app), false);
  }

  async #finish(app: App): Promise<void> {
    this.#isReading = true;
    const before = this.#counts;
    this.#counts = this.#surroundings.readCounts();
    const [earlier = null, now] = await Promise.all([before, this.#counts]);
    this.#setFrame(app, { runs: this.#isMixed ? null : runsBetween(earlier, now) });
    this.#release();
  }

  #enqueue(app: App, anew: boolean): void {
    const isAnew = anew || this.#queue.some((turn) => turn.app === app && turn.anew);
    this.#queue = [...this.#queue.filter((turn) => turn.app !== app), { app, anew: isAnew }];
    this.#next();
  }

  #next(): void {
    if (this.#active !== null) return;
    const turn = this.#queue.shift();
    if (turn === undefined) return;
    const { path, frames } = this.#state;
    const { opened, report } = frames[turn.app];
    if (!turn.anew && report?.path === path) return this.#next();
    this.#begin(turn.app);
    this.#isSent = true;
    if (turn.anew || report === undefined) void this.#open(turn.app, (opened?.times ?? 0) + 1);
    else this.#surroundings.send(turn.app, path);
  }

  async #open(app: App, times: number): Promise<void> {
    if (await this.#surroundings.answers(app)) {
      const { path } = this.#state;
      this.#setFrame(app, {
        opened: { path, times },
        report: undefined,
        runs: undefined,
        problem: undefined,
      });
    } else this.#giveUp(app, "unreachable");
  }

  #begin(app: App): void {
    this.#active = app;
    this.#isHeard = false;
    clearTimeout(this.#limit);
    this.#limit = setTimeout(() => this.#giveUp(app, "silent"), PATIENCE);
  }

  #giveUp(app: App, problem: "unreachable" | "silent"): void {
    // A page that reports and never comes to rest is there, and nobody can say what it ran.
    this.#setFrame(app, this.#isHeard ? { runs: null } : { problem, report: undefined, runs: undefined });
    this.#release();
  }

  #release(): void {
    clearTimeout(this.#limit);
    this.#active = null;
    this.#isSent = false;
    this.#isReading = false;
    this.#isMixed = false;
    this.#next();
  }

  #setFrame(app: App, change: Partial<FrameState>): void {
    const { frames } = this.#state;
    this.#set({ frames: { ...frames, [app]: { ...frames[app], ...change } } });
  }

  #set(change: Partial<PairState>): void {
    this.#state = { ...this.#state, ...change };
    for (const listener of this.#listeners) listener();
  }
}
