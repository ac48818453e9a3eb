import type { Environment } from "../env-file";
import type { Ports } from "../ports/ports";
import { type AppKey, apps, type ServedApp } from "./apps/index";
import type { Plan, ServicePlan } from "./plan";
import { identityEntries, type Service, serviceEntries, type ServiceName } from "./services/index";

/** `test` never touches real services; `dev` is everything else. */
export type Mode = "dev" | "test";

/** What the local services that run said when they were ready. */
export type LocalReady = { readonly [Name in ServiceName]?: unknown };

/**
 * What the Convex functions of a local deployment see: the issuers and audiences to trust, whether they
 * are local or real. A real deployment has these set in its own dashboard.
 */
export function deploymentEnvironment(plan: Plan, ready: LocalReady): Environment {
  return Object.assign(
    {},
    ...identityEntries.map(([name, service]) =>
      onDeployment(service, serviceEnvironment(service, plan[name], ready[name])),
    ),
  );
}

/** A real service's variables as the user set them, a local one's as it said; none while that is not ready. */
function serviceEnvironment(service: Service, plan: ServicePlan, ready: unknown): Environment {
  if (plan.source === "real") return plan.values;
  return ready === undefined ? {} : service.localEnvironment(ready);
}

/** The variables that a deployment has, under the names it has them. */
export function onDeployment({ variables }: Pick<Service, "variables">, values: Environment): Environment {
  return Object.fromEntries(
    variables.flatMap(({ name, onDeployment: to }) => {
      const value = values[name];
      return to === undefined || value === undefined ? [] : [[to, value]];
    }),
  );
}

/** Where an app answers. */
export function appUrl(app: AppKey, ports: Ports): string {
  return `http://localhost:${ports[app]}`;
}

/** Everything that is served, with its name. */
export const appEntries = Object.entries(apps) as readonly [AppKey, ServedApp][];

/** What the command gets on top of the inherited environment: each service's variables, and the stack's own. */
export function commandEnvironment(
  mode: Mode,
  plan: Plan,
  ports: Ports,
  ready: LocalReady,
  stateDir: string,
): Environment {
  const ofApps = appEntries.map(([key, app]) =>
    app.environment({ url: appUrl(key, ports), port: ports[key] }),
  );
  const ofServices = serviceEntries.map(([name, service]) => ({
    ...service.always,
    ...(ready[name] !== undefined &&
      service.signsInTo !== undefined &&
      service.appsOwn?.({ stateDir, appUrl: appUrl(service.signsInTo, ports) })),
    ...serviceEnvironment(service, plan[name], ready[name]),
  }));
  return Object.assign(
    {
      STACK_MODE: mode,
      // For the journeys: what a local service lets a test do, a real one does not.
      STACK_REAL: serviceEntries.flatMap(([name]) => (plan[name].source === "real" ? [name] : [])).join(" "),
      NEXT_TELEMETRY_DISABLED: "1",
      TURBO_TELEMETRY_DISABLED: "1",
      TURBO_NO_UPDATE_NOTIFIER: "1",
    },
    ...ofApps,
    ...ofServices,
  );
}

/** Drops whatever could point at a real service from an inherited environment. */
export function withoutServiceVariables(env: Environment): Environment {
  return Object.fromEntries(
    Object.entries(env).filter(
      ([variable]) => !serviceEntries.some(([, { inherited }]) => inherited.test(variable)),
    ),
  );
}
