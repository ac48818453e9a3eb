const FIRST = [1000, 2000, 4000, 8000];
const LATER = 15_000;

/** The time to wait after a try that failed, in ms. @param tries how many have failed before it */
export function backoff(tries: number): number {
  return FIRST[tries] ?? LATER;
}

/** Waits, in ms, or until `signal` says that there is nothing to wait for any longer. */
export function pause(ms: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const end = () => {
      clearTimeout(timer);
      signal?.removeEventListener("abort", end);
      resolve();
    };
    const timer = setTimeout(end, ms);
    signal?.addEventListener("abort", end);
  });
}
