import { Hono } from "hono";

import { notFound } from "#errors";
import type { HandshakeNonces } from "#handshake-nonces";
import { onlySecretKey } from "#http/guards";
import { randomId } from "#ids";
import type { Instance } from "#instance";
import { backendSessionRoutes } from "./sessions";
import { backendUserRoutes } from "./users";

const PATHS = [
  "/v1/jwks",
  "/v1/sessions/*",
  "/v1/users/*",
  "/v1/sign_in_tokens",
  "/v1/testing_tokens",
  "/v1/clients/*",
];

/** The Backend API, for whoever holds the secret key. */
export function backendRoutes(instance: Instance, nonces: HandshakeNonces): Hono {
  const app = new Hono();
  for (const path of PATHS) app.use(path, onlySecretKey(instance));

  app.get("/v1/jwks", (c) => c.json({ keys: [instance.keys.jwk] }));

  app.get("/v1/clients/handshake_payload", (c) => {
    const nonce = c.req.query("nonce") ?? "";
    const directives = nonces.redeem(nonce);
    if (!directives) throw notFound("No handshake", nonce);
    return c.json({ object: "handshake_payload", nonce, directives });
  });

  // Bot protection is off, so that any token passes; @clerk/testing asks for one nevertheless.
  app.post("/v1/testing_tokens", (c) => {
    const expiresAt = Math.floor(Date.now() / 1000) + 3_600;
    return c.json({ object: "testing_token", token: randomId("testing"), expires_at: expiresAt });
  });

  app.route("/", backendSessionRoutes(instance));
  app.route("/", backendUserRoutes(instance));
  return app;
}
