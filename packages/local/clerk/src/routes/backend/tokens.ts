import { type Context, Hono } from "hono";
import { z } from "zod";

import { ClerkError, notFound } from "#errors";
import type { HandshakeNonces } from "#handshake-nonces";
import { NOTHING, readBody, readQuery } from "#http/body";
import { randomId } from "#ids";
import type { Instance } from "#instance";
import { createSignInToken, revokeSignInToken } from "#store/sign-in-tokens";
import type { SignInToken } from "#store/model";

const MONTH = 2_592_000;
const signInTokenSchema = z.strictObject({
  user_id: z.string(),
  expires_in_seconds: z.number().int().positive().max(315_360_000).default(MONTH),
});
const nonceQuery = z.strictObject({ nonce: z.string() });

/** sign_in_tokens, testing_tokens, the keys of session tokens and the answers of handshakes. */
export function backendTokenRoutes(instance: Instance, nonces: HandshakeNonces): Hono {
  const app = new Hono();
  const { state } = instance.store;

  function respond(c: Context, { id, userId, token, status, createdAt }: SignInToken) {
    const url = new URL("/sign-in", c.req.url);
    url.searchParams.set("__clerk_ticket", token);
    return c.json({
      object: "sign_in_token",
      id,
      user_id: userId,
      token,
      status,
      url: url.href,
      created_at: createdAt,
      updated_at: createdAt,
    });
  }

  app.get("/v1/jwks", (c) => c.json({ keys: [instance.keys.jwk] }));

  app.get("/v1/clients/handshake_payload", (c) => {
    const { nonce } = readQuery(c, nonceQuery);
    const directives = nonces.redeem(nonce);
    if (!directives) throw notFound("No handshake with this nonce");
    return c.json({ object: "handshake_payload", nonce, directives });
  });

  // Bot protection is off, so that any token passes; @clerk/testing asks for one nevertheless.
  app.post("/v1/testing_tokens", async (c) => {
    await readBody(c, NOTHING);
    const expiresAt = Math.floor(Date.now() / 1000) + 3_600;
    return c.json({ object: "testing_token", token: randomId("testing"), expires_at: expiresAt });
  });

  app.post("/v1/sign_in_tokens", async (c) => {
    const { user_id: userId, expires_in_seconds: lifetime } = await readBody(c, signInTokenSchema);
    return respond(c, createSignInToken(state, userId, lifetime));
  });

  app.post("/v1/sign_in_tokens/:id/revoke", async (c) => {
    await readBody(c, NOTHING);
    return respond(c, revokeSignInToken(state, c.req.param("id")));
  });

  app.on("POST", ["/v1/actor_tokens", "/v1/actor_tokens/*"], () => {
    throw new ClerkError(403, "feature_not_enabled", {
      message: "not enabled",
      longMessage: "The local Clerk instance has no actor tokens: nobody signs in as somebody else.",
    });
  });

  return app;
}
