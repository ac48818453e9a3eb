import { Hono } from "hono";
import { z } from "zod";

import { notFound } from "#errors";
import { readBody, readQuery } from "#http/body";
import type { Instance } from "#instance";
import { latencySchema, lifetimeSchema } from "#options";
import { isActive, revokeSessionsOfUser } from "#store/sessions";
import { findUserByEmail, fullName } from "#store/users";

const lifetimesSchema = z.strictObject({ sessionToken: lifetimeSchema, email: z.string().optional() });
const latencySettings = z.strictObject({ ms: latencySchema });
const personQuery = z.strictObject({ email: z.string().optional() });
const revokeSchema = z.strictObject({ email: z.string() });

/** What the app's sign-in page shows in development: users that still have the password they started with. */
export function sampleUsers({ store }: Instance) {
  return store.state.users
    .filter((user) => user.samplePassword !== null)
    .map((user) => ({
      email: user.email,
      password: user.samplePassword,
      name: fullName(user) ?? user.email,
    }));
}

/** /_local: controls for tests and for the dashboard. Not a part of Clerk. */
export function controlRoutes(instance: Instance): Hono {
  const app = new Hono();
  const { state } = instance.store;

  app.get("/_local/health", (c) =>
    c.json({
      status: "ok",
      issuer: instance.issuer,
      users: state.users.length,
      activeSessions: state.sessions.filter(isActive).length,
      lifetimes: { sessionToken: instance.sessionTokenLifetime.get() },
    }),
  );

  app.post("/_local/lifetimes", async (c) => {
    const { sessionToken, email } = await readBody(c, lifetimesSchema);
    instance.sessionTokenLifetime.set(sessionToken, email);
    return c.json({ sessionToken });
  });

  app.get("/_local/latency", (c) => c.json({ ms: instance.latency.get(readQuery(c, personQuery).email) }));

  app.post("/_local/latency", async (c) => {
    const { email } = readQuery(c, personQuery);
    instance.latency.set((await readBody(c, latencySettings)).ms, email);
    return c.json({ ms: instance.latency.get(email) });
  });

  app.post("/_local/revoke", async (c) => {
    const { email } = await readBody(c, revokeSchema);
    const user = findUserByEmail(state, email);
    if (!user) throw notFound(`No user with the address ${email}`);
    const revoked = revokeSessionsOfUser(state, user.id).length;
    // The dashboard's button posts a form; a test posts JSON.
    const isJson = c.req.header("content-type")?.startsWith("application/json");
    return isJson ? c.json({ revoked }) : c.redirect("/", 303);
  });

  return app;
}
