import { auth0 } from "./auth0";
import { clerk } from "./clerk";
import { convex } from "./convex";
import type { Service } from "./service";

export type { Service } from "./service";

/** All services, in the order in which they are reported. */
export const services = { convex, auth0, clerk };

/** The services, each of which is either real or local. */
export type ServiceName = keyof typeof services;

/** The names of the services' ports. */
export type ServicePortName = { [Name in ServiceName]: keyof (typeof services)[Name]["ports"] }[ServiceName];

/** The services with their names. */
export const serviceEntries = Object.entries(services) as readonly [ServiceName, Service][];

/** The services that sign people in. */
export const identityEntries = serviceEntries.filter(([, { signsInTo }]) => signsInTo !== undefined);

/** Something for each service. */
export function mapServices<Result>(
  map: (service: Service, name: ServiceName) => Result,
): Record<ServiceName, Result> {
  const mapped = serviceEntries.map(([name, service]) => [name, map(service, name)] as const);
  return Object.fromEntries(mapped) as Record<ServiceName, Result>;
}
