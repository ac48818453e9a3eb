import type { Context, MiddlewareHandler } from "hono";
import { getCookie } from "hono/cookie";
import { z } from "zod";

import { ClerkError, notAuthenticated, notFound } from "../errors";
import type { Instance } from "../instance";
import { clientJson } from "../json/client";
import { findClient, rememberClient } from "../store/clients";
import type { Client, StoredSession, User } from "../store/model";
import { activeSessionsOfClient, type Device, findSession, isActive } from "../store/sessions";
import { findUser } from "../store/users";
import { onlyQuery } from "./body";
import { isRead } from "./changes";
import { askerOf, pageOrigin } from "./origins";

const text = z.string().max(8_192).optional();

/** What clerk-js says in the URL of any request. `_method` has been read before. */
const sdkQuery = z.strictObject({
  __clerk_api_version: text,
  _clerk_js_version: text,
  _clerk_session_id: text,
  _clerk_retry_attempt: text,
  __clerk_db_jwt: text,
  // Of a token that is renewed early; it is renewed whether or not the old one is good still.
  expired_token: text,
  debug: text,
  // Of @clerk/testing: there is no bot protection that they would have to pass.
  __clerk_testing_token: text,
  __clerk_captcha_bypass: text,
});

/** Refuses what clerk-js does not say in the URL of a request. */
export const onlySdkQuery = onlyQuery(() => sdkQuery);

/**
 * Has the refusals of a route carry the client as it is, where clerk-js reads it (`meta.client`): another tab may have
 * signed in, or begun anew. Only behind the guards, and only where a sign-in or a sign-up is the matter: an answer from
 * which the session is missing would keep clerk-js from signing out as it does after a 401.
 */
export function tellClientOfRefusals(instance: Instance): MiddlewareHandler {
  return async (c, next) => {
    await next();
    const client = c.error && knownClient(c, instance);
    if (!client) return;
    const body = z.looseObject({}).parse(await c.res.json());
    const meta = { client: await clientJson(instance, client, askerOf(c)) };
    c.res = Response.json({ ...body, meta }, { status: c.res.status });
  };
}

/** The client whose `__clerk_db_jwt` came with a request: in the URL from clerk-js, else in a cookie. */
export function knownClient(c: Context, instance: Instance): Client | undefined {
  const name = "__clerk_db_jwt";
  const devBrowser =
    c.req.query(name) ?? getCookie(c, `${name}_${instance.keys.cookieSuffix}`) ?? getCookie(c, name);
  return findClient(instance.store.state, instance.keys.secretKey, devBrowser);
}

/**
 * The browser behind a request; one that may change something is remembered from now on.
 *
 * @throws ClerkError (401) for a browser this instance does not know: clerk-js then registers it anew
 */
export function requireClient(c: Context, instance: Instance): Client {
  const client = knownClient(c, instance);
  if (client) {
    if (!isRead(c.req.method)) rememberClient(instance.store.state, client);
    return client;
  }
  throw new ClerkError(401, "dev_browser_unauthenticated", {
    message: "Browser unauthenticated",
    longMessage:
      "Unable to authenticate this browser for your development instance. Check your Clerk cookies and try again.",
  });
}

/**
 * A session of this very client.
 *
 * @throws ClerkError (404) if there is none with that id, or it is another client's; (401) if it is over
 */
export function requireSession(instance: Instance, client: Client, id: string): StoredSession {
  const session = findSession(instance.store.state, id);
  if (session?.clientId !== client.id) throw notFound("No session", id);
  if (!isActive(session)) throw notAuthenticated();
  return session;
}

/** The signed-in user: of the session clerk-js names, else of the client's latest. */
export function requireUser(
  c: Context,
  instance: Instance,
): { client: Client; session: StoredSession; user: User } {
  const client = requireClient(c, instance);
  const id = c.req.query("_clerk_session_id");
  const session =
    id === undefined
      ? activeSessionsOfClient(instance.store.state, client).at(-1)
      : requireSession(instance, client, id);
  const user = session && findUser(instance.store.state, session.userId);
  if (!user) throw notAuthenticated();
  return { client, session, user };
}

export function deviceOf(c: Context): Device {
  return {
    origin: pageOrigin(c) ?? null,
    userAgent: (c.req.header("user-agent") ?? "").slice(0, 512),
    ipAddress: (c.req.header("x-forwarded-for") ?? "127.0.0.1").split(",", 1).join("").trim().slice(0, 64),
  };
}

/** Answers a mutation: the resource, with the client as it is now "piggybacked" for clerk-js. */
export async function respond(c: Context, instance: Instance, client: Client, response: object) {
  return c.json({ response, client: await clientJson(instance, client, askerOf(c)) });
}
