import { Hono } from "hono";

import type { Instance } from "../instance";

/** OpenID Connect Discovery 1.0, section 4: what Convex reads to verify our tokens. */
export function wellKnownRoutes({ issuer, keys }: Instance): Hono {
  const app = new Hono();

  app.get("/.well-known/openid-configuration", (c) =>
    c.json({
      issuer,
      jwks_uri: `${issuer}/.well-known/jwks.json`,
      authorization_endpoint: `${issuer}/oauth/authorize`,
      token_endpoint: `${issuer}/oauth/token`,
      response_types_supported: ["code"],
      subject_types_supported: ["public"],
      id_token_signing_alg_values_supported: ["RS256"],
    }),
  );

  app.get("/.well-known/jwks.json", (c) => c.json({ keys: [keys.jwk] }));

  return app;
}
