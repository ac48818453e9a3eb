/** The query parameter that gives every try a URL of its own, so that no cache of a router knows it. */
export const TRY = "try";

/** A request as the browser saw it (https://w3c.github.io/resource-timing). */
export type RequestTiming = Pick<
  PerformanceResourceTiming,
  "name" | "startTime" | "transferSize" | "decodedBodySize"
>;

/** Notes the requests that the browser makes, until told to stop. */
export class PageRequests {
  readonly #seen: RequestTiming[] = [];
  // The browser's own list holds no more than 250.
  readonly #observer = new PerformanceObserver((list) => this.#note(list.getEntries()));

  constructor() {
    this.#observer.observe({ type: "resource" });
  }

  stop(): void {
    this.#note(this.#observer.takeRecords());
    this.#observer.disconnect();
  }

  /** Whether the server was asked for the page of a try between two times. */
  askedServer(id: number, from: number, to: number): boolean {
    return askedServer(this.#seen, { id, origin: window.location.origin, from, to });
  }

  #note(entries: PerformanceEntryList): void {
    this.#seen.push(...(entries as PerformanceResourceTiming[]));
  }
}

/** Whether one of the requests asked the server for the page of a try, or its data, between two times. */
export function askedServer(
  requests: readonly RequestTiming[],
  { id, origin, from, to }: { id: number; origin: string; from: number; to: number },
): boolean {
  return requests.some((request) => {
    const url = new URL(request.name);
    const isInTime = request.startTime >= from && request.startTime <= to;
    // An answer from the browser's own cache transfers nothing.
    const isFromCache = request.transferSize === 0 && request.decodedBodySize > 0;
    return url.origin === origin && url.searchParams.get(TRY) === String(id) && isInTime && !isFromCache;
  });
}
