import { RowWatch } from "./first-rows";
import { parseGo, type PageCost, type Report } from "./messages";
import { pageCost, type SeenRequest } from "./page-cost";

/** A page at rest asks for nothing and shows no new rows for this long, in ms. */
const QUIET = 700;

export interface ReporterOptions {
  /** The comparison's: the only one that is told anything, and the only one that is listened to. */
  readonly origin: string;
  readonly session: Report["session"];
  readonly isDevelopment: boolean;
  /** Goes to a path without an entry of its own in the history: the frame follows, it does not lead. */
  readonly replace: (path: string) => void;
}

interface Visit {
  readonly path: string;
  readonly kind: Report["kind"];
  /** When it was asked for, on the clock of `performance.now()`. */
  readonly startedAt: number;
  /** Requests from then on are its own: what was prefetched for it came before it was asked for. */
  readonly countedFrom: number;
  /** When it came to rest, and what it had cost by then. */
  settled?: { readonly at: number; readonly cost: PageCost };
}

const here = () => `${window.location.pathname}${window.location.search}`;

/**
 * Tells the page around this frame where the app is, and what that took. Loaded when there is such a page alone, so
 * its own script, some two kB, is among what it counts.
 */
export class Reporter {
  readonly #options: ReporterOptions;
  readonly #seen: SeenRequest[] = [];
  readonly #rows = new RowWatch(() => this.#changed());
  readonly #requests = new PerformanceObserver((list) => this.#note(list.getEntries()));
  readonly #ended = new AbortController();
  #visit: Visit = { path: here(), kind: "load", startedAt: 0, countedFrom: 0 };
  #session: Report["session"];
  #pressedAt = 0;
  #quiet: number | undefined;

  constructor(options: ReporterOptions) {
    this.#options = options;
    this.#session = options.session;
    const { signal } = this.#ended;
    const press = ({ timeStamp }: Event) => (this.#pressedAt = timeStamp);
    for (const type of ["pointerdown", "keydown"] as const)
      document.addEventListener(type, press, { capture: true, signal });
    // Where a browser does not have it yet, loads alone are told.
    if ("navigation" in window)
      window.navigation.addEventListener("currententrychange", (event) => this.#moved(event), { signal });
    window.addEventListener("message", (event) => this.#told(event), { signal });
    this.#requests.observe({ type: "resource", buffered: true });
    this.#changed();
  }

  sessionIs(session: Report["session"]): void {
    this.#session = session;
    this.#changed();
  }

  stop(): void {
    this.#ended.abort();
    this.#rows.stop();
    this.#requests.disconnect();
    window.clearTimeout(this.#quiet);
  }

  #told(event: MessageEvent): void {
    if (event.source !== window.parent || event.origin !== this.#options.origin) return;
    const go = parseGo(event.data);
    if (go === undefined || go.path === here()) return;
    this.#pressedAt = event.timeStamp;
    this.#options.replace(go.path);
  }

  #moved({ navigationType, timeStamp }: NavigationCurrentEntryChangeEvent): void {
    const path = here();
    if (path === this.#visit.path) return;
    // Back and Forward are not pressed in the page.
    const startedAt = navigationType === "traverse" ? timeStamp : this.#pressedAt;
    const countedFrom = Math.min(this.#visit.settled?.at ?? startedAt, startedAt);
    this.#visit = { path, kind: "navigation", startedAt, countedFrom };
    this.#changed();
  }

  #note(entries: PerformanceEntryList): void {
    this.#seen.push(...(entries as PerformanceResourceTiming[]));
    this.#changed();
  }

  #changed(): void {
    this.#post();
    if (this.#visit.settled) return;
    window.clearTimeout(this.#quiet);
    this.#quiet = window.setTimeout(() => this.#settle(), QUIET);
  }

  #settle(): void {
    // Until it is known who is there, what the page shows is on its way.
    if (this.#session === "loading" || document.readyState !== "complete") return this.#changed();
    this.#visit.settled = { at: performance.now(), cost: this.#cost() };
    return this.#post();
  }

  #cost(): PageCost {
    const { kind, startedAt, countedFrom } = this.#visit;
    const [document] = performance.getEntriesByType("navigation") as PerformanceNavigationTiming[];
    const own = this.#seen.filter(({ startTime }) => startTime >= countedFrom);
    return {
      ...pageCost(own, kind === "load" ? document : undefined),
      firstRows: this.#rows.after(startedAt),
    };
  }

  #post(): void {
    const { path, kind, settled } = this.#visit;
    const report: Report = {
      type: "comparison/report",
      path,
      kind,
      session: this.#session,
      isDevelopment: this.#options.isDevelopment,
      isSettled: settled !== undefined,
      cost: settled?.cost ?? this.#cost(),
    };
    window.parent.postMessage(report, this.#options.origin);
  }
}
