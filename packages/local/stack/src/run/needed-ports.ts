import { appEntries, type Mode } from "../config/environment";
import type { Plan } from "../config/plan";
import { serviceEntries, type ServicePortName } from "../config/services/index";
import type { NeededPort } from "../ports/check";
import type { Ports } from "../ports/ports";

/** The ports of the services that the plan calls local. */
export function servicePorts(plan: Plan, ports: Ports): NeededPort[] {
  return serviceEntries
    .filter(([name]) => plan[name].source === "local")
    .flatMap(([, service]) =>
      Object.entries(service.ports).map(([name, { purpose }]) => ({
        port: ports[name as ServicePortName],
        purpose,
      })),
    );
}

/** What `dev`, `start` and the journeys of tests serve. */
export function servedPorts(ports: Ports): NeededPort[] {
  return appEntries.map(([key, { purpose }]) => ({ port: ports[key], purpose }));
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
