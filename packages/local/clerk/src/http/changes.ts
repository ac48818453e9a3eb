import type { MiddlewareHandler } from "hono";

import type { Store } from "../store/store";

/** Whether a method changes nothing (RFC 9110, section 9.2.1). Any website can make a browser send such a request. */
export function isRead(method: string): boolean {
  return method === "GET" || method === "HEAD" || method === "OPTIONS";
}

/**
 * Reads a body before anything is answered, and before it is the request's turn: a slow upload holds up nobody else, and
 * a refusal leaves nothing on the connection that would be taken for the next request. Hono keeps the text.
 */
export const readWhole: MiddlewareHandler = async (c, next) => {
  if (!isRead(c.req.method)) await c.req.text();
  await next();
};

/** Runs requests that may change the state one at a time, and answers them once the state is on the disk. */
export function keepChanges(store: Store): MiddlewareHandler {
  return async (c, next) => {
    if (isRead(c.req.method)) return next();
    await store.change(next);
  };
}
