import { isLoopbackUrl } from "#loopback";
import type { Environment } from "../env-file";
import { identityEntries, mapServices, type Service, type ServiceName } from "./services/index";

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
  const states = mapServices((service) => inspectService(service, env));
  if (isPlan(states)) {
    const unreachable = unreachableIdentity(states);
    return unreachable === undefined ? { ok: true, plan: states } : { ok: false, problems: [unreachable] };
  }
  const problems = Object.values(states).flatMap((state) =>
    state.source === "invalid" ? state.problems : [],
  );
  return { ok: false, problems };
}

function isPlan(states: Record<ServiceName, ServiceState>): states is Plan {
  return Object.values(states).every(({ source }) => source !== "invalid");
}

/** Decides about one service, whatever the others are. */
export function inspectService(service: Service, env: Environment): ServiceState {
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
  const problems = [...half, ...malformed, ...(service.contradictions?.(env) ?? [])];
  if (problems.length > 0) return { source: "invalid", problems };

  const values = Object.fromEntries(set.map(({ name }) => [name, env[name] ?? ""]));
  return { source: "real", values: { ...service.derived?.(values), ...values } };
}

/**
 * A Convex deployment fetches the providers' signing keys itself, so they must be where it can reach them: on the
 * internet, or on the machine that it runs on.
 */
function unreachableIdentity(plan: Plan): string | undefined {
  const { convex } = plan;
  if (convex.source === "local" || isLoopbackUrl(convex.values.NEXT_PUBLIC_CONVEX_URL ?? "")) {
    return undefined;
  }
  const local = identityEntries.filter(([name]) => plan[name].source === "local");
  if (local.length === 0) return undefined;
  const titles = local.map(([, { title }]) => title).join(" and ");
  return (
    `NEXT_PUBLIC_CONVEX_URL names a real Convex deployment, but ${titles} would be local: ` +
    `the deployment fetches the signing keys of every identity provider and cannot reach localhost. ` +
    `Set the variables of ${titles} in .env.local too, or remove NEXT_PUBLIC_CONVEX_URL to use the local deployment.`
  );
}

function list(variables: readonly { name: string }[]): string {
  return new Intl.ListFormat("en", { type: "conjunction", style: "long" })
    .format(variables.map(({ name }) => name))
    .replace(", and ", " and ");
}
