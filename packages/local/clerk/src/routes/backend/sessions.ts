import { isSameSecret } from "@repo/local-kit/secrets";
import { Hono } from "hono";
import { z } from "zod";

import { sessionCookies } from "#cookies";
import { ClerkError, notAuthenticated, notFound, parameterMissing, templateNotFound } from "#errors";
import { readBody } from "#http/body";
import type { Instance } from "#instance";
import { backendSessionJson, tokenJson } from "#json/session";
import { lifetimeSchema } from "#options";
import type { StoredSession } from "#store/model";
import { endSession, findSession, isActive, statusOf } from "#store/sessions";
import { CONVEX, convexToken, sessionIdOf, sessionToken } from "#tokens";
import { page, paginationOf } from "./pagination";

const tokenSchema = z.object({ expires_in_seconds: lifetimeSchema.optional() });
const refreshSchema = z.object({
  expired_token: z.string(),
  refresh_token: z.string(),
  request_origin: z.string().max(2_048),
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
    const { user_id: userId, client_id: clientId, status } = c.req.query();
    if (userId === undefined && clientId === undefined) throw parameterMissing("user_id");
    const found = state.sessions.filter(
      (session) =>
        (userId === undefined || session.userId === userId) &&
        (clientId === undefined || session.clientId === clientId) &&
        (status === undefined || statusOf(session) === status),
    );
    const data = page(found.toReversed(), paginationOf(c)).map(backendSessionJson);
    return c.json(c.req.query("paginated") === "true" ? { data, total_count: found.length } : data);
  });

  app.get("/v1/sessions/:id", (c) => c.json(backendSessionJson(requireSession(c.req.param("id")))));

  app.post("/v1/sessions/:id/revoke", (c) => {
    const session = requireSession(c.req.param("id"));
    if (isActive(session)) endSession(state, session, "revoked");
    return c.json(backendSessionJson(session));
  });

  app.post("/v1/sessions/:id/tokens", async (c) => {
    const session = requireActive(c.req.param("id"));
    return c.json(tokenJson(await sessionToken(instance, session, undefined)));
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
