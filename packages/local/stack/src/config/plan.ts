import type { Environment } from "../env-file";
import { clerkHost, type ServiceConfig, type ServiceName, services } from "./services/index";

/** Where a service comes from, and its variables when it is real. */
export type ServicePlan = { source: "local" } | { source: "real"; values: Environment };

/** Where each service comes from. */
export type Plan = Record<ServiceName, ServicePlan>;

/** A plan, or everything that stands in its way. */
export type PlanResult = { ok: true; plan: Plan } | { ok: false; problems: string[] };

/** A service's plan, or what is wrong with its variables. */
export type ServiceState = ServicePlan | { source: "invalid"; problems: string[] };

/**
 * Decides service by service: all its variables set, the real one; none set, the local one; some set, a
 * problem. Reads nothing but its argument, in which a blank variable must be absent.
 */
export function planServices(env: Environment): PlanResult {
  const convex = inspectService(services.convex, env);
  const auth0 = inspectService(services.auth0, env);
  const clerk = inspectService(services.clerk, env);
  const problems = [convex, auth0, clerk].flatMap((state) =>
    state.source === "invalid" ? state.problems : [],
  );
  if (convex.source === "invalid" || auth0.source === "invalid" || clerk.source === "invalid") {
    return { ok: false, problems };
  }
  const plan = { convex, auth0, clerk };
  const unreachable = unreachableIdentity(plan);
  return unreachable === undefined ? { ok: true, plan } : { ok: false, problems: [unreachable] };
}

/** Decides about one service, whatever the others are. */
export function inspectService(service: ServiceConfig, env: Environment): ServiceState {
  const set = service.variables.filter(({ name }) => env[name] !== undefined);
  if (set.length === 0) return { source: "local" };

  const missing = service.variables.filter(({ name, optional }) => !optional && env[name] === undefined);
  const half =
    missing.length === 0
      ? []
      : [
          `${service.title} is half configured: ${list(missing)} ${missing.length === 1 ? "is" : "are"} missing. ` +
            `Set ${missing.length === 1 ? "it" : "them"} in .env.local, or remove the others (${list(set)}) to use the local one.`,
        ];
  const malformed = set
    .filter(({ name, format }) => !format.safeParse(env[name]).success)
    .map(({ name, expected }) => `${name} is malformed. It must be ${expected}. Correct it in .env.local.`);
  const problems = [...half, ...malformed, ...(service.name === "auth0" ? differentTenants(env) : [])];
  if (problems.length > 0) return { source: "invalid", problems };

  const values = Object.fromEntries(set.map(({ name }) => [name, env[name] ?? ""]));
  return {
    source: "real",
    values: service.name === "clerk" ? { ...derivedIssuer(values), ...values } : values,
  };
}

/** A Convex deployment fetches the providers' signing keys itself, so they must be on the internet. */
function unreachableIdentity(plan: Plan): string | undefined {
  if (plan.convex.source === "local") return undefined;
  const local = [services.auth0, services.clerk].filter(({ name }) => plan[name].source === "local");
  if (local.length === 0) return undefined;
  return (
    `NEXT_PUBLIC_CONVEX_URL names a real Convex deployment, but ${local.map(({ title }) => title).join(" and ")} would be local: ` +
    `the deployment fetches the signing keys of every identity provider and cannot reach localhost. ` +
    `Set the variables of ${local.map(({ title }) => title).join(" and ")} in .env.local too, or remove NEXT_PUBLIC_CONVEX_URL to use the local deployment.`
  );
}

function differentTenants(env: Environment): string[] {
  const { NEXT_PUBLIC_AUTH0_DOMAIN: browser, AUTH0_DOMAIN: server } = env;
  return browser === undefined || server === undefined || browser === server
    ? []
    : [
        `NEXT_PUBLIC_AUTH0_DOMAIN (${browser}) and AUTH0_DOMAIN (${server}) differ. Both applications live in one tenant: set the same domain in .env.local.`,
      ];
}

function derivedIssuer(values: Environment): Environment {
  const host = clerkHost(values.NEXT_PUBLIC_CLERK_PUBLISHABLE_KEY ?? "");
  return host === undefined ? {} : { CLERK_JWT_ISSUER_DOMAIN: `https://${host}` };
}

function list(variables: readonly { name: string }[]): string {
  return new Intl.ListFormat("en", { type: "conjunction", style: "long" })
    .format(variables.map(({ name }) => name))
    .replace(", and ", " and ");
}
