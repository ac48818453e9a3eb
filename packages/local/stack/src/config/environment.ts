import type { Environment } from "../env-file";
import type { Ports } from "../ports/ports";
import type { Auth0Ready, ClerkReady, ConvexReady } from "../service/ready";
import type { Plan, ServicePlan } from "./plan";
import { type ServiceConfig, services } from "./services/index";

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
    ...onDeployment(services.auth0, serviceEnvironment(services.auth0, plan.auth0, ready.auth0)),
    ...onDeployment(services.clerk, serviceEnvironment(services.clerk, plan.clerk, ready.clerk)),
  };
}

/** A real service's variables as the user set them, a local one's as it said; none while that is not ready. */
function serviceEnvironment<Ready>(
  { variables, localOnly = [] }: ServiceConfig<Ready>,
  plan: ServicePlan,
  ready: Ready | undefined,
): Environment {
  if (plan.source === "real") return plan.values;
  if (ready === undefined) return {};
  const known = [...variables, ...localOnly];
  return Object.fromEntries(known.flatMap(({ name, local }) => (local ? [[name, local(ready)]] : [])));
}

/** The variables that a deployment has, under the names it has them. */
function onDeployment({ variables }: ServiceConfig, values: Environment): Environment {
  return Object.fromEntries(
    variables.flatMap(({ name, onDeployment: to }) => {
      const value = values[name];
      return to === undefined || value === undefined ? [] : [[to, value]];
    }),
  );
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

/** What the command gets on top of the inherited environment: each service's variables, and the stack's own. */
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
    ...serviceEnvironment(services.convex, plan.convex, started.convex),
    // What the tenant does not know: these are the app's own.
    ...(started.auth0 && { AUTH0_SECRET: started.auth0Secret, APP_BASE_URL: urls.pagesAuth0 }),
    ...serviceEnvironment(services.auth0, plan.auth0, started.auth0),
    ...serviceEnvironment(services.clerk, plan.clerk, started.clerk),
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
