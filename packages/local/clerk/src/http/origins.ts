import type { Context } from "hono";

const LOOPBACK_HOSTS = new Set(["localhost", "127.0.0.1", "[::1]"]);

function parseUrl(text: string | undefined): URL | undefined {
  return text !== undefined && URL.canParse(text) ? new URL(text) : undefined;
}

export function isLoopbackHost(host: string | undefined): boolean {
  const url = parseUrl(`http://${host ?? ""}`);
  return url !== undefined && LOOPBACK_HOSTS.has(url.hostname);
}

export function isLoopbackOrigin(origin: string): boolean {
  const url = parseUrl(origin);
  return url !== undefined && /^https?:$/.test(url.protocol) && LOOPBACK_HOSTS.has(url.hostname);
}

/** The public origin of the app whose proxy passed this request on, from the header the SDK's proxy adds. */
export function proxyOrigin(c: Context): string | undefined {
  return parseUrl(c.req.header("clerk-proxy-url"))?.origin;
}

/**
 * The origin of the page a request comes from; it becomes `azp`, which `authorizedParties` is compared with.
 * Browsers send Origin with every POST, but not with a GET of the same origin: then the proxy knows.
 */
export function pageOrigin(c: Context): string | undefined {
  const origin = c.req.header("origin");
  return origin !== undefined && origin !== "null" ? origin : proxyOrigin(c);
}
