import { Auth0Client } from "@auth0/nextjs-auth0/server";
import { env } from "#env.ts";
import { tenantUrl } from "../session-sync/tenant";
import { afterCallback } from "./callback";
import { SESSION_LIFE } from "./ended-sessions";

/** The server's half of the login: a session of its own, in an encrypted cookie, at the same tenant. */
export const auth0 = new Auth0Client({
  domain: env.AUTH0_DOMAIN,
  clientId: env.AUTH0_CLIENT_ID,
  clientSecret: env.AUTH0_CLIENT_SECRET,
  secret: env.AUTH0_SECRET,
  appBaseUrl: env.APP_BASE_URL,
  allowInsecureRequests: tenantUrl(env.AUTH0_DOMAIN).startsWith("http:"),
  // The browser has a login of its own; the server's tokens stay on the server.
  enableAccessTokenEndpoint: false,
  // OpenID Connect's logout would carry the ID token in its URL.
  logoutStrategy: "v2",
  session: {
    // Extending the cookie with every answer would let a slow one put back the tokens that a fast one has just
    // renewed. The tenant's session is the one that lasts; when ours ends, a silent login replaces it.
    rolling: false,
    absoluteDuration: SESSION_LIFE,
    // Not the default, __session: cookies ignore ports, and on localhost Clerk's has that name.
    cookie: { name: "ledger_session" },
  },
  transactionCookie: { maxAge: 600 },
  onCallback: afterCallback,
});
