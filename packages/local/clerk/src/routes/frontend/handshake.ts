import { Hono } from "hono";
import { z } from "zod";

import { handshakeCookies } from "#cookies";
import { ClerkError } from "#errors";
import { readQuery } from "#http/body";
import { knownClient } from "#http/browser";
import { isOwnOrigin } from "#http/origins";
import type { Instance } from "#instance";
import type { HandshakeNonces } from "#handshake-nonces";
import { issueDevBrowser, newClient } from "#store/clients";
import { activeSessionsOfClient } from "#store/sessions";
import { handshakeToken } from "#tokens";

/** Above this a token no longer fits: Node answers 431 when URL and cookies exceed 16 KiB together. */
const LONGEST_URL = 8_000;

const text = z.string().optional();

/** What the server SDK asks for. Both names of a cookie are always set, and the browser alone says who it is. */
const handshakeQuery = z.strictObject({
  redirect_url: z.string(),
  format: z.enum(["nonce", "token"]).optional(),
  suffixed_cookies: text,
  __clerk_api_version: text,
  __clerk_hs_reason: text,
  __clerk_db_jwt: text,
  __session: text,
});

/** Where to return to. The URL will carry a session token, so only the app's own pages qualify. */
function redirectTarget(instance: Instance, text: string): URL {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url && isOwnOrigin(instance, url.origin)) return url;
  throw new ClerkError(400, "invalid_handshake", {
    message: "invalid handshake",
    longMessage:
      "The handshake request is invalid: redirect_url must be a page of the app, or of this machine.",
  });
}

/**
 * client/handshake: the app's server sends a browser here when cookies alone do not settle who is signed in.
 * It returns at once with the answer, as a development instance does: in the URL, since the instance cannot
 * set cookies for the app.
 */
export function handshakeRoutes(instance: Instance, nonces: HandshakeNonces): Hono {
  const app = new Hono();
  const { state } = instance.store;

  app.get("/v1/client/handshake", async (c) => {
    const query = readQuery(c, handshakeQuery);
    const page = redirectTarget(instance, query.redirect_url);
    const client = knownClient(c, instance) ?? newClient(issueDevBrowser(instance.keys.secretKey));
    const session = activeSessionsOfClient(state, client).at(-1);
    const directives = await handshakeCookies(instance, client, session, page);

    const url = new URL(page);
    url.searchParams.set("__clerk_handshake", await handshakeToken(instance, directives));
    if (url.href.length > LONGEST_URL && query.format === "nonce") {
      url.searchParams.delete("__clerk_handshake");
      url.searchParams.set("__clerk_handshake_nonce", nonces.issue(directives));
    }
    return c.redirect(url.href, 307);
  });

  return app;
}
