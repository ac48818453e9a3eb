import { Hono } from "hono";
import { z } from "zod";

import type { HandshakeNonces } from "#handshake-nonces";
import { NOTHING, onlyQuery } from "#http/body";
import { onlySecretKey } from "#http/guards";
import type { Instance } from "#instance";
import { backendSessionRoutes } from "./sessions";
import { backendTokenRoutes } from "./tokens";
import { backendUserRoutes } from "./users";

const PATHS = [
  "/v1/jwks",
  "/v1/sessions/*",
  "/v1/users/*",
  "/v1/sign_in_tokens/*",
  "/v1/actor_tokens/*",
  "/v1/testing_tokens",
  "/v1/clients/*",
];

/** The endpoints that take parameters in the URL; they read them. */
const WITH_QUERY = new Set(["/v1/users", "/v1/users/count", "/v1/sessions", "/v1/clients/handshake_payload"]);

// Both names of a cookie are always answered.
const refreshQuery = z.strictObject({ suffixed_cookies: z.string().optional() });

const onlyKnownQuery = onlyQuery(({ req: { method, path } }) => {
  if (path.endsWith("/refresh")) return refreshQuery;
  return method === "GET" && WITH_QUERY.has(path) ? undefined : NOTHING;
});

/** The Backend API, for whoever holds the secret key. */
export function backendRoutes(instance: Instance, nonces: HandshakeNonces): Hono {
  const app = new Hono();
  for (const path of PATHS) app.use(path, onlySecretKey(instance), onlyKnownQuery);
  app.route("/", backendTokenRoutes(instance, nonces));
  app.route("/", backendSessionRoutes(instance));
  app.route("/", backendUserRoutes(instance));
  return app;
}
