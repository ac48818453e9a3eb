import type { Mode } from "../config/environment";
import type { Plan } from "../config/plan";
import type { NeededPort } from "../ports/check";
import type { Ports } from "../ports/ports";

/** The ports of the services that the plan calls local. */
export function servicePorts(plan: Plan, ports: Ports): NeededPort[] {
  return [
    ...(plan.convex.source === "local"
      ? [
          { port: ports.convex, purpose: "the Convex deployment" },
          { port: ports.convexSite, purpose: "Convex HTTP actions" },
        ]
      : []),
    ...(plan.auth0.source === "local" ? [{ port: ports.auth0, purpose: "the Auth0 tenant" }] : []),
    ...(plan.clerk.source === "local" ? [{ port: ports.clerk, purpose: "the Clerk instance" }] : []),
  ];
}

/** What `dev`, `start` and the journeys of tests serve: both apps, and their comparison. */
export function servedPorts(ports: Ports): NeededPort[] {
  return [
    { port: ports.pagesAuth0, purpose: "the Pages Router app" },
    { port: ports.appClerk, purpose: "the App Router app" },
    { port: ports.compare, purpose: "the comparison" },
  ];
}

/** True for a command that serves the apps: `turbo run dev`, `turbo run start`. */
export function servesApps(command: readonly string[]): boolean {
  return command.some((word) => word === "dev" || word === "start");
}

/** Every port that must be free before the command may run. */
export function neededPorts(mode: Mode, plan: Plan, ports: Ports, command: readonly string[]): NeededPort[] {
  const own = mode === "test" || servesApps(command) ? servedPorts(ports) : [];
  return [...own, ...servicePorts(plan, ports)];
}
