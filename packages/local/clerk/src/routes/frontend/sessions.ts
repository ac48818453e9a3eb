import { type Context, Hono } from "hono";
import { z } from "zod";

import { templateNotFound } from "#errors";
import { NOTHING, readBody } from "#http/body";
import { requireClient, requireSession, respond } from "#http/browser";
import { askerOf, pageOrigin } from "#http/origins";
import type { Instance } from "#instance";
import { sessionJson, tokenJson } from "#json/session";
import { endSession } from "#store/sessions";
import { CONVEX, convexToken, sessionToken } from "#tokens";
import { text } from "./parameters";

/** There are no organizations: clerk-js sends an empty parameter for the one that is active. */
const noOrganization = z.literal("").optional();
const touchSchema = z.strictObject({ active_organization_id: noOrganization, intent: text.optional() });
const tokenSchema = z.strictObject({ organization_id: noOrganization, tab_state: text.optional() });

/** client/sessions/:id: keeping a session alive, minting its tokens, ending it. */
export function sessionRoutes(instance: Instance): Hono {
  const app = new Hono();

  function own(c: Context<object, "/:id">) {
    const client = requireClient(c, instance);
    return { client, session: requireSession(instance, client, c.req.param("id")) };
  }

  app.get("/v1/client/sessions/:id", async (c) => {
    const { client, session } = own(c);
    return respond(c, instance, client, await sessionJson(instance, session, askerOf(c)));
  });

  app.post("/v1/client/sessions/:id/touch", async (c) => {
    const { client, session } = own(c);
    await readBody(c, touchSchema);
    session.lastActiveAt = Date.now();
    client.lastActiveSessionId = session.id;
    return respond(c, instance, client, await sessionJson(instance, session, askerOf(c)));
  });

  app.post("/v1/client/sessions/:id/tokens", async (c) => {
    const { session } = own(c);
    await readBody(c, tokenSchema);
    return c.json(tokenJson(await sessionToken(instance, session, pageOrigin(c))));
  });

  app.post("/v1/client/sessions/:id/tokens/:template", async (c) => {
    const { session } = own(c);
    const template = c.req.param("template");
    if (template !== CONVEX) throw templateNotFound(template);
    await readBody(c, NOTHING);
    return c.json(tokenJson(await convexToken(instance, session, pageOrigin(c))));
  });

  app.post("/v1/client/sessions/:id/:end{end|remove}", async (c) => {
    const { client, session } = own(c);
    await readBody(c, NOTHING);
    endSession(instance.store.state, session, c.req.param("end") === "end" ? "ended" : "removed");
    return respond(c, instance, client, await sessionJson(instance, session, askerOf(c)));
  });

  return app;
}
