import type { IncomingHttpHeaders } from "node:http";

/**
 * Whether somebody opened this address, in contrast to a prefetch, a prerender, or data for a page that is open
 * already. Only such a request may be sent to the tenant: any other would follow the redirect unseen, and each
 * leaves a cookie for its unfinished login until the headers no longer fit.
 */
export function isNavigation(url: string, headers: IncomingHttpHeaders): boolean {
  if (url.startsWith("/_next/") || headers["x-nextjs-data"] || headers["x-middleware-prefetch"]) return false;
  // Browsers, by specification (https://w3c.github.io/webappsec-fetch-metadata) and by tradition.
  const purpose = [headers["sec-purpose"], headers.purpose, headers["x-moz"]].join(" ");
  if (/prefetch|prerender/.test(purpose)) return false;
  const destination = headers["sec-fetch-dest"];
  return destination ? destination === "document" : headers.accept?.includes("text/html") === true;
}
