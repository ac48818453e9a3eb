import { Hono } from "hono";

import { environment } from "#environment";
import { NOTHING, readBody } from "#http/body";
import { requireClient, respond } from "#http/browser";
import { askerOf } from "#http/origins";
import type { Instance } from "#instance";
import { clientJson } from "#json/client";
import { issueDevBrowser } from "#store/clients";
import { activeSessionsOfClient, endSession } from "#store/sessions";

/** dev_browser, environment and client: what clerk-js loads first. */
export function clientRoutes(instance: Instance): Hono {
  const app = new Hono();
  const { state } = instance.store;

  app.post("/v1/dev_browser", async (c) => {
    await readBody(c, NOTHING);
    return c.json({ object: "dev_browser", id: issueDevBrowser(instance.keys.secretKey) });
  });

  // PATCH ("touch") is what clerk-js sends in development; both read.
  app.on(["GET", "PATCH"], "/v1/environment", async (c) => {
    await readBody(c, NOTHING);
    return c.json(environment);
  });

  app.on(["GET", "POST", "PUT"], "/v1/client", async (c) => {
    const client = requireClient(c, instance);
    await readBody(c, NOTHING);
    return c.json({ response: await clientJson(instance, client, askerOf(c)), client: null });
  });

  // Sign out: of the sessions, or of the client with everything it had begun.
  app.on("DELETE", ["/v1/client", "/v1/client/sessions"], async (c) => {
    const client = requireClient(c, instance);
    await readBody(c, NOTHING);
    for (const session of activeSessionsOfClient(state, client)) endSession(state, session, "removed");
    client.signIn = null;
    client.signUp = null;
    return respond(c, instance, client, await clientJson(instance, client, askerOf(c)));
  });

  return app;
}
