import autocannon from "autocannon";

/** What a server did under load. */
export interface Throughput {
  perSecond: number;
  p50: number;
  p99: number;
  /** Those that warmed it up included. */
  requests: number;
}

/** So many say something of a 99th percentile, and of a slow moment that it is one. */
const LEAST_REQUESTS = 40;
/** In seconds: on a machine that does much else an answer takes long, and is an answer all the same. */
const TIMEOUT = 120;
const WARM_UP = 3;
/** autocannon ends at a whole interval of its samples, a second unless told, in ms: shorter, or that rounds the rate. */
const INTERVAL = 10;

/**
 * Asks for an address over and over on some connections, for about so long: how many requests that is, a few of them
 * alone tell, and they warm it up.
 *
 * @throws Error where it answers with anything but 200
 */
export async function loadServer(
  url: string,
  cookie: string,
  connections: number,
  seconds: number,
): Promise<Throughput> {
  const headers = { cookie };
  const alone = await autocannon({ url, connections: 1, amount: WARM_UP, headers, timeout: TIMEOUT });
  requireAnswers(url, alone);
  const amount = requestsFor(seconds, alone.latency.p50, connections);
  const result = await autocannon({
    url,
    connections,
    amount,
    headers,
    timeout: TIMEOUT,
    sampleInt: INTERVAL,
  });
  requireAnswers(url, result);
  const { p50, p99 } = result.latency;
  const took = (result.finish.valueOf() - result.start.valueOf()) / 1000;
  return { perSecond: amount / took, p50, p99, requests: WARM_UP + amount };
}

/** How many requests a server answers in that time, if one alone takes so many ms; each connection has some. */
export function requestsFor(seconds: number, msAlone: number, connections: number): number {
  const one = Math.max(msAlone, 0.5);
  return Math.max(LEAST_REQUESTS, connections * 2, Math.round((seconds * 1000) / one));
}

function requireAnswers(url: string, { non2xx, errors, timeouts, requests }: autocannon.Result): void {
  if (non2xx > 0) throw new Error(`${url} answered ${non2xx} of ${requests.total} requests with an error.`);
  if (errors > 0)
    throw new Error(
      `${url}: ${errors} of ${requests.sent} requests were not answered, ${timeouts} of them in time.`,
    );
}
