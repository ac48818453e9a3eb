import { once } from "node:events";

import { createAdaptorServer } from "@hono/node-server";
import type { Hono } from "hono";

import { createApp } from "./app";
import { loadKeys } from "./keys";
import { DEFAULT_SESSION_TOKEN_LIFETIME, type InstanceOptions } from "./options";
import { openStore } from "./store/store";
import { seedUsers } from "./store/users";

export type { InstanceOptions, SampleUser } from "./options";

export interface RunningInstance {
  /** Where it listens, for example `http://127.0.0.1:3230`: CLERK_API_URL and CLERK_FAPI_URL. */
  readonly url: string;
  /** `iss` of its tokens: CLERK_JWT_ISSUER_DOMAIN of the Convex deployment. */
  readonly issuer: string;
  readonly publishableKey: string;
  readonly secretKey: string;
  /** The public key in PEM, for `jwtKey` of `clerkMiddleware`. */
  readonly jwtKey: string;
  readonly close: () => Promise<void>;
}

/**
 * Starts a local Clerk instance on 127.0.0.1: Frontend API, Backend API and Clerk's browser bundles.
 *
 * @throws if the port is taken (`code: "EADDRINUSE"`) or the state directory holds something unreadable
 */
export async function startInstance(options: InstanceOptions): Promise<RunningInstance> {
  const { stateDir, appUrl, sessionTokenLifetime = DEFAULT_SESSION_TOKEN_LIFETIME } = options;
  const keys = await loadKeys(stateDir);
  const store = openStore(stateDir);
  await seedUsers(store.state, options.users);
  store.persist();

  // The default issuer holds the port, which is known only once the server listens; so the app comes after.
  let app: Hono | undefined;
  const server = createAdaptorServer({
    fetch: (request, env) => app?.fetch(request, env) ?? new Response(null, { status: 503 }),
  });
  server.listen(options.port, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("The server has no TCP port.");
  const url = `http://127.0.0.1:${address.port}`;
  const issuer = options.issuer ?? url;
  app = createApp({ keys, store, issuer, appUrl, lifetimes: { sessionToken: sessionTokenLifetime } });

  return {
    url,
    issuer,
    publishableKey: keys.publishableKey,
    secretKey: keys.secretKey,
    jwtKey: keys.jwtKey,
    async close() {
      const closed = once(server, "close");
      server.close();
      if ("closeAllConnections" in server) server.closeAllConnections();
      await closed;
      store.persist();
    },
  };
}
