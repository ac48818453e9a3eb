import { setTimeout } from "node:timers/promises";

import type { Context, MiddlewareHandler } from "hono";

import type { Instance } from "../instance";
import { activeSessionsOfClient, findSession } from "../store/sessions";
import { findUser } from "../store/users";
import { knownClient } from "./browser";

const RESOURCE = /^\/v1\/(users|sessions)\/([^/]+)/;

/** Whom a request is about: the user whose session or self the server SDK names, or who signs in or is in a browser. */
function emailOf(c: Context, instance: Instance): string | undefined {
  const { state } = instance.store;
  const [, kind, id = ""] = RESOURCE.exec(c.req.path) ?? [];
  if (kind !== undefined) {
    return findUser(state, kind === "users" ? id : (findSession(state, id)?.userId ?? ""))?.email;
  }
  const client = knownClient(c, instance);
  if (!client) return undefined;
  const session = activeSessionsOfClient(state, client).at(-1);
  return (
    findUser(state, session?.userId ?? client.signIn?.userId ?? "")?.email ??
    client.signUp?.email ??
    undefined
  );
}

/** Holds answers back, refusals included, for as long as the person's latency says. Other people's go on meanwhile. */
export function delayAnswers(instance: Instance): MiddlewareHandler {
  return async (c, next) => {
    await next();
    const ms = instance.latency.get(emailOf(c, instance));
    if (ms > 0) await setTimeout(ms);
  };
}
