/**
 * Whom a local service answers. A website that the developer visits can make a name of its own lead to 127.0.0.1 (DNS
 * rebinding) and is then, to the browser, on the same origin as the service: what gives it away are the names that the
 * browser still sends. They are in Host, in Origin, and, behind a proxy of an app, in the forwarded names. No password,
 * key or proxy makes up for a foreign name: the app's proxy adds its secret to whatever it passes on.
 */

/** Reads a request's header by its lower-case name. */
export type ReadHeader = (name: string) => string | null | undefined;

/** Why a request is not answered, with the same statuses in every service. */
export interface Refusal {
  /** 400 for what is no host, 421 for a host that is not this one (RFC 9110, sections 7.2 and 15.5.20), 403 for a page. */
  status: 400 | 403 | 421;
  /** A sentence for the developer. */
  message: string;
}

const LOOPBACK_NAMES: ReadonlySet<string> = new Set(["localhost", "127.0.0.1", "[::1]"]);

/** RFC 9110, section 7.2: a host and a port, and nothing else, so no user and no path. */
const HOST = /^(?:[\w.-]+|\[[\da-f:.]+\])(?::\d{1,5})?$/i;

/** "localhost" of "LOCALHOST:3000"; undefined for what is no host. */
function hostnameOf(host: string): string | undefined {
  return HOST.test(host) && URL.canParse(`http://${host}`) ? new URL(`http://${host}`).hostname : undefined;
}

/** Whether an origin is a page's on this machine, or on one of `alsoNames`. */
export function isLoopbackOrigin(origin: string, alsoNames: readonly string[] = []): boolean {
  const url = URL.canParse(origin) ? new URL(origin) : undefined;
  return url !== undefined && /^https?:$/.test(url.protocol) && isOwnName(url.hostname, alsoNames);
}

function isOwnName(name: string, alsoNames: readonly string[]): boolean {
  return LOOPBACK_NAMES.has(name) || alsoNames.includes(name);
}

/** The hosts that proxies say they were asked for: all of a list, since each proxy adds its own. */
function forwardedHosts(header: ReadHeader): string[] {
  const named = ["x-forwarded-host", "x-forwarded-server", "x-original-host"].flatMap((name) =>
    (header(name) ?? "").split(","),
  );
  // RFC 7239, section 4: Forwarded: for=192.0.2.43;host="app.example", for=…
  const forwarded = [...(header("forwarded") ?? "").matchAll(/(?:^|[;,\s])host\s*=\s*"?([^";,]*)/gi)];
  return [...named, ...forwarded.map(([, host = ""]) => host)].map((host) => host.trim()).filter(Boolean);
}

/**
 * Refuses a request that was sent to a name of somebody else, whether here or to a proxy before.
 *
 * @param alsoNames host names besides this machine's own, for example that of the app
 */
export function refuseForeignHost(
  header: ReadHeader,
  alsoNames: readonly string[] = [],
): Refusal | undefined {
  const host = header("host") ?? "";
  const name = hostnameOf(host);
  if (name === undefined) return { status: 400, message: `The Host header is not a host: "${host}".` };
  if (!isOwnName(name, alsoNames)) return foreign(host);
  for (const forwarded of forwardedHosts(header)) {
    const forwardedName = hostnameOf(forwarded);
    if (forwardedName === undefined || !isOwnName(forwardedName, alsoNames)) return foreign(forwarded);
  }
  return undefined;
}

function foreign(host: string): Refusal {
  return {
    status: 421,
    message: `This is a local service: it answers to localhost and 127.0.0.1, not to ${host}.`,
  };
}

/** Refuses a page that is not on this machine. Programs send no Origin, and pass. */
export function refuseForeignOrigin(
  header: ReadHeader,
  alsoNames: readonly string[] = [],
): Refusal | undefined {
  const origin = header("origin") ?? "";
  if (origin === "" || isLoopbackOrigin(origin, alsoNames)) return undefined;
  return { status: 403, message: `This is for pages of this machine, not for those of ${origin}.` };
}

/** Refuses every page but the service's own at `url`: for its forms and its controls. Programs pass. */
export function refuseForeignPage(header: ReadHeader, url: string): Refusal | undefined {
  const origin = header("origin") ?? "";
  const site = header("sec-fetch-site") ?? "";
  const isOwn = (origin === "" || origin === url) && ["", "same-origin", "none"].includes(site);
  return isOwn
    ? undefined
    : { status: 403, message: `This request came from another site. Open ${url} instead.` };
}

/**
 * As {@link refuseForeignPage}, for a page that only shows something: a link elsewhere may lead to it, as whoever has
 * the link cannot read what it shows. Nothing else may load it, not even where an answer stays unread.
 */
export function refuseForeignReader(header: ReadHeader, url: string): Refusal | undefined {
  const isOpened = header("sec-fetch-mode") === "navigate" && header("sec-fetch-dest") === "document";
  return refuseForeignPage((name) => (isOpened && name === "sec-fetch-site" ? "" : header(name)), url);
}
