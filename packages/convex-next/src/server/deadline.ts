type Fetch = typeof globalThis.fetch;

/** How long a server waits for the answer of a service, in ms: the deployment, the identity provider and their keys. */
export const DEADLINE_MS = 4000;

/**
 * `fetch` that fails with a TimeoutError when the answer, its body included, is not complete in time. For answers that
 * are read as soon as they come.
 */
export function fetchWithin(milliseconds = DEADLINE_MS): Fetch {
  return (input, init) => {
    const deadline = AbortSignal.timeout(milliseconds);
    const signal = init?.signal ? AbortSignal.any([init.signal, deadline]) : deadline;
    return fetch(input, { ...init, signal });
  };
}

/**
 * `fetch` that fails with a TimeoutError when the answer has not begun in time. What has begun may take longer: a proxy
 * hands a file on as fast as the browser takes it.
 */
export function fetchBegunWithin(milliseconds: number, through: Fetch): Fetch {
  return async (input, init) => {
    const late = new AbortController();
    const timer = setTimeout(() => {
      late.abort(new DOMException(`No answer within ${milliseconds} ms.`, "TimeoutError"));
    }, milliseconds);
    const own = init?.signal ?? (input instanceof Request ? input.signal : undefined);
    try {
      return await through(input, {
        ...init,
        signal: own ? AbortSignal.any([own, late.signal]) : late.signal,
      });
    } finally {
      clearTimeout(timer);
    }
  };
}
