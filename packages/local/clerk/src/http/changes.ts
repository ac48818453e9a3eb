import type { MiddlewareHandler } from "hono";

import type { Store } from "../store/store";

/** Whether a method changes nothing (RFC 9110, section 9.2.1). Any website can make a browser send such a request. */
export function isRead(method: string): boolean {
  return method === "GET" || method === "HEAD" || method === "OPTIONS";
}

/** Runs requests that may change the state one at a time, and answers them once the state is on the disk. */
export function keepChanges(store: Store): MiddlewareHandler {
  return async (c, next) => {
    if (isRead(c.req.method)) return next();
    // Before its turn, so that a slow upload holds up nobody else. Hono keeps the text for whoever reads it next.
    await c.req.text();
    await store.change(next);
  };
}
