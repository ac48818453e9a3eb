import type { Environment } from "../env-file";
import type { Ports } from "../ports/ports";
import type { Auth0Ready, ClerkReady, ConvexReady } from "../service/ready";
import type { Plan } from "./plan";

/** `test` never touches real services; `dev` is everything else. */
export type Mode = "dev" | "test";

/** The identity providers that run, with what they said when they were ready. */
export interface LocalIdentity {
  auth0?: Auth0Ready | undefined;
  clerk?: ClerkReady | undefined;
}

/**
 * What the Convex functions of a local deployment see: the issuers and audiences to trust, whether they
 * are local or real. A real deployment has these set in its own dashboard.
 */
export function deploymentEnvironment(plan: Plan, ready: LocalIdentity): Environment {
  return {
    ...(ready.auth0 && {
      AUTH0_DOMAIN: ready.auth0.url,
      AUTH0_SPA_CLIENT_ID: ready.auth0.spaClientId,
      AUTH0_WEB_CLIENT_ID: ready.auth0.webClientId,
    }),
    ...(ready.clerk && { CLERK_JWT_ISSUER_DOMAIN: ready.clerk.issuer }),
    ...pick(plan, "auth0", {
      AUTH0_DOMAIN: "AUTH0_DOMAIN",
      AUTH0_SPA_CLIENT_ID: "NEXT_PUBLIC_AUTH0_CLIENT_ID",
      AUTH0_WEB_CLIENT_ID: "AUTH0_CLIENT_ID",
    }),
    ...pick(plan, "clerk", { CLERK_JWT_ISSUER_DOMAIN: "CLERK_JWT_ISSUER_DOMAIN" }),
  };
}

/** The variables of a real service under other names. */
function pick(plan: Plan, name: "auth0" | "clerk", names: Record<string, string>): Environment {
  const service = plan[name];
  if (service.source === "local") return {};
  return Object.fromEntries(Object.entries(names).map(([to, from]) => [to, service.values[from] ?? ""]));
}

/** Where the two apps and their comparison answer. */
export function appUrls(ports: Ports): { pagesAuth0: string; appClerk: string; compare: string } {
  return {
    compare: `http://localhost:${ports.compare}`,
    pagesAuth0: `http://localhost:${ports.pagesAuth0}`,
    appClerk: `http://localhost:${ports.appClerk}`,
  };
}

/** Everything known when all local services are ready. */
export interface Started extends LocalIdentity {
  convex?: ConvexReady | undefined;
  /** Encrypts the server session cookie of the Auth0 app: 64 hexadecimal digits. */
  auth0Secret: string;
}

/**
 * What the command gets on top of the inherited environment: a real service's variables as the user set
 * them, a local one's as it said.
 */
export function commandEnvironment(mode: Mode, plan: Plan, ports: Ports, started: Started): Environment {
  const urls = appUrls(ports);
  return {
    STACK_MODE: mode,
    PAGES_AUTH0_PORT: String(ports.pagesAuth0),
    APP_CLERK_PORT: String(ports.appClerk),
    NEXT_PUBLIC_PAGES_AUTH0_URL: urls.pagesAuth0,
    NEXT_PUBLIC_APP_CLERK_URL: urls.appClerk,
    // Both apps allow the comparison to show them in frames; nothing else hands this out.
    COMPARE_ORIGIN: `http://localhost:${ports.compare}`,
    NEXT_PUBLIC_CLERK_TELEMETRY_DISABLED: "1",
    NEXT_PUBLIC_CLERK_KEYLESS_DISABLED: "1",
    NEXT_TELEMETRY_DISABLED: "1",
    TURBO_TELEMETRY_DISABLED: "1",
    TURBO_NO_UPDATE_NOTIFIER: "1",
    ...(plan.convex.source === "real" ? plan.convex.values : {}),
    ...(plan.auth0.source === "real" ? plan.auth0.values : {}),
    ...(plan.clerk.source === "real" ? plan.clerk.values : {}),
    ...(started.convex && { NEXT_PUBLIC_CONVEX_URL: started.convex.url }),
    ...(started.auth0 && auth0Environment(started.auth0, started.auth0Secret, urls.pagesAuth0)),
    ...(started.clerk && clerkEnvironment(started.clerk)),
  };
}

function auth0Environment(ready: Auth0Ready, secret: string, appUrl: string): Environment {
  return {
    NEXT_PUBLIC_AUTH0_DOMAIN: ready.url,
    NEXT_PUBLIC_AUTH0_CLIENT_ID: ready.spaClientId,
    AUTH0_DOMAIN: ready.url,
    AUTH0_CLIENT_ID: ready.webClientId,
    AUTH0_CLIENT_SECRET: ready.webClientSecret,
    AUTH0_SECRET: secret,
    APP_BASE_URL: appUrl,
  };
}

function clerkEnvironment(ready: ClerkReady): Environment {
  return {
    NEXT_PUBLIC_CLERK_PUBLISHABLE_KEY: ready.publishableKey,
    NEXT_PUBLIC_CLERK_PROXY_URL: "/__clerk",
    NEXT_PUBLIC_CLERK_SIGN_IN_URL: "/sign-in",
    NEXT_PUBLIC_CLERK_SIGN_UP_URL: "/sign-up",
    CLERK_SECRET_KEY: ready.secretKey,
    CLERK_API_URL: ready.url,
    CLERK_FAPI_URL: ready.url,
    CLERK_JWT_KEY: ready.jwtKey,
  };
}

/** Drops whatever could point at a real service from an inherited environment. */
export function withoutServiceVariables(env: Environment): Environment {
  return Object.fromEntries(
    Object.entries(env).filter(
      ([name]) => !/^(?:NEXT_PUBLIC_)?(?:CONVEX|AUTH0|CLERK)_|^APP_BASE_URL$/.test(name),
    ),
  );
}
