import { appListener } from "@repo/local-kit/app-listener";
import { listen } from "@repo/local-kit/listen";
import { PerPerson } from "@repo/local-kit/per-person";

import { createApp } from "./app";
import type { Instance } from "./instance";
import { loadKeys } from "./keys";
import { DEFAULT_SESSION_TOKEN_LIFETIME, type InstanceOptions } from "./options";
import { Refusals } from "./refusals";
import { openStore } from "./store/store";
import { seedUsers } from "./store/users";

export type { SampleUser } from "@repo/local-kit/sample-users";
export type { InstanceOptions } from "./options";

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
  // First of all, so that a second instance by mistake fails before it touches the state of the first.
  const listener = await listen(options.port);
  const { url } = listener;
  try {
    const instance = await openInstance(options, options.issuer ?? url);
    listener.serve({ request: appListener(createApp(instance), { replacesGlobals: true }) });
    const { keys, issuer } = instance;
    return {
      url,
      issuer,
      publishableKey: keys.publishableKey,
      secretKey: keys.secretKey,
      jwtKey: keys.jwtKey,
      close: () => listener.close(),
    };
  } catch (error) {
    await listener.close();
    throw error;
  }
}

/** Reads keys and state, or makes them, and adds the sample users. */
async function openInstance(options: InstanceOptions, issuer: string): Promise<Instance> {
  const { stateDir, appUrl, sessionTokenLifetime = DEFAULT_SESSION_TOKEN_LIFETIME } = options;
  const store = openStore(stateDir);
  const keys = options.keys ?? (await loadKeys(stateDir));
  await store.change(() => seedUsers(store.state, options.users));
  return {
    keys,
    store,
    issuer,
    appUrl,
    sessionTokenLifetime: new PerPerson(sessionTokenLifetime),
    latency: new PerPerson(0),
    refusals: new Refusals(),
  };
}
