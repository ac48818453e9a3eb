import { isLoopbackOrigin } from "@repo/local-kit/guard";
import type { Context } from "hono";

import type { Instance } from "../instance";

function parseUrl(text: string | undefined): URL | undefined {
  return text !== undefined && URL.canParse(text) ? new URL(text) : undefined;
}

/** The host names besides this machine's own that requests may name: the app's. */
export function appNames({ appUrl }: Pick<Instance, "appUrl">): string[] {
  const name = parseUrl(appUrl)?.hostname;
  return name === undefined ? [] : [name];
}

/** Whether an origin is this machine's or the app's. */
export function isOwnOrigin(instance: Pick<Instance, "appUrl">, origin: string): boolean {
  return isLoopbackOrigin(origin, appNames(instance));
}

/** The public address of the app's proxy, from the header that the SDK adds. */
export function proxyUrl(c: Context): string | undefined {
  return c.req.header("clerk-proxy-url");
}

/** Who asks: an answer's tokens and addresses depend on it. */
export interface Asker {
  /** The origin of their page. */
  readonly origin: string | undefined;
  /** Where they reach this instance: at its own address, or through the app's proxy. */
  readonly address: string;
}

export function askerOf(c: Context): Asker {
  return { origin: pageOrigin(c), address: proxyUrl(c) ?? new URL(c.req.url).origin };
}

/**
 * The origin of the page a request comes from; it becomes `azp`, which `authorizedParties` is compared with.
 * Browsers send Origin with every POST, but not with a GET of the same origin: then the proxy knows.
 */
export function pageOrigin(c: Context): string | undefined {
  const origin = c.req.header("origin");
  return origin !== undefined && origin !== "null" ? origin : parseUrl(proxyUrl(c))?.origin;
}
