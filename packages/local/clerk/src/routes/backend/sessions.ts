import { isSameSecret } from "@repo/local-kit/secrets";
import { Hono } from "hono";
import { z } from "zod";

import { sessionCookies } from "#cookies";
import { ClerkError, notAuthenticated, notFound, parameterMissing, templateNotFound } from "#errors";
import { NOTHING, readBody, readQuery } from "#http/body";
import { deviceOf } from "#http/browser";
import type { Instance } from "#instance";
import { backendSessionJson, tokenJson } from "#json/session";
import { lifetimeSchema } from "#options";
import { issueDevBrowser, newClient, rememberClient } from "#store/clients";
import type { StoredSession } from "#store/model";
import { endSession, findSession, isActive, startSession, statusOf } from "#store/sessions";
import { findUser } from "#store/users";
import { CONVEX, convexToken, sessionIdOf, sessionToken } from "#tokens";
import { assertMaySignIn } from "#verification";
import { page, paginationQuery } from "./pagination";

const tokenSchema = z.strictObject({ expires_in_seconds: lifetimeSchema.optional() });
const listQuery = z.strictObject({
  ...paginationQuery,
  client_id: z.string().optional(),
  user_id: z.string().optional(),
  status: z
    .enum(["abandoned", "active", "ended", "expired", "pending", "removed", "replaced", "revoked"])
    .optional(),
  paginated: z.enum(["true", "false"]).optional(),
});
const createSchema = z.strictObject({ user_id: z.string() });
const refreshSchema = z.strictObject({
  expired_token: z.string(),
  refresh_token: z.string(),
  request_origin: z.string().max(2_048),
  // On Clerk they tell what device it is, which is known here from the sign-in.
  request_headers: z.record(z.string(), z.array(z.string())).optional(),
  format: z.enum(["token", "cookie"]).default("token"),
});

function refreshFailed(why: string): ClerkError {
  return new ClerkError(401, "session_refresh_failed", {
    message: "Session refresh failed",
    longMessage: why,
  });
}

/** sessions: read, revoke, mint tokens, and refresh without a browser. */
export function backendSessionRoutes(instance: Instance): Hono {
  const app = new Hono();
  const { state } = instance.store;

  function requireSession(id: string): StoredSession {
    const session = findSession(state, id);
    if (!session) throw notFound("No session", id);
    return session;
  }

  function requireActive(id: string): StoredSession {
    const session = requireSession(id);
    if (!isActive(session)) throw notAuthenticated();
    return session;
  }

  app.get("/v1/sessions", (c) => {
    const query = readQuery(c, listQuery);
    const { user_id: userId, client_id: clientId, status } = query;
    if (userId === undefined && clientId === undefined) throw parameterMissing("user_id");
    const found = state.sessions.filter(
      (session) =>
        (userId === undefined || session.userId === userId) &&
        (clientId === undefined || session.clientId === clientId) &&
        (status === undefined || statusOf(session) === status),
    );
    const data = page(found.toReversed(), query).map(backendSessionJson);
    return c.json(query.paginated === "true" ? { data, total_count: found.length } : data);
  });

  app.get("/v1/sessions/:id", (c) => c.json(backendSessionJson(requireSession(c.req.param("id")))));

  // On a browser of its own, as nobody's browser asked for it.
  app.post("/v1/sessions", async (c) => {
    const { user_id: userId } = await readBody(c, createSchema);
    const user = findUser(state, userId);
    if (!user) throw notFound("No user", userId);
    assertMaySignIn(user);
    const client = newClient(issueDevBrowser(instance.keys.secretKey));
    rememberClient(state, client);
    const session = startSession(state, client, user, { ...deviceOf(c), origin: null });
    return c.json(backendSessionJson(session));
  });

  app.post("/v1/sessions/:id/revoke", async (c) => {
    await readBody(c, NOTHING);
    const session = requireSession(c.req.param("id"));
    if (isActive(session)) endSession(state, session, "revoked");
    return c.json(backendSessionJson(session));
  });

  app.post("/v1/sessions/:id/tokens", async (c) => {
    const session = requireActive(c.req.param("id"));
    const { expires_in_seconds: lifetime } = await readBody(c, tokenSchema);
    return c.json(tokenJson(await sessionToken(instance, session, undefined, lifetime)));
  });

  app.post("/v1/sessions/:id/tokens/:template", async (c) => {
    const session = requireActive(c.req.param("id"));
    const template = c.req.param("template");
    if (template !== CONVEX) throw templateNotFound(template);
    const { expires_in_seconds: lifetime } = await readBody(c, tokenSchema);
    return c.json(tokenJson(await convexToken(instance, session, undefined, lifetime)));
  });

  app.post("/v1/sessions/:id/refresh", async (c) => {
    const session = requireSession(c.req.param("id"));
    const request = await readBody(c, refreshSchema);
    if (!isActive(session)) throw refreshFailed("The session is over.");
    if (!isSameSecret(request.refresh_token, session.refreshToken)) {
      throw refreshFailed("The refresh token is not that of the session.");
    }
    if ((await sessionIdOf(instance, request.expired_token)) !== session.id) {
      throw refreshFailed("The expired token is not one of the session's.");
    }
    session.lastActiveAt = Date.now();
    const origin = request.request_origin;
    return request.format === "cookie"
      ? c.json({ object: "cookies", cookies: await sessionCookies(instance, session, origin) })
      : c.json(tokenJson(await sessionToken(instance, session, origin)));
  });

  return app;
}
