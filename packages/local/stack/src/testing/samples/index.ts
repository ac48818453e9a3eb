import { readFileSync } from "node:fs";
import { devPorts, type Ports } from "#ports/ports";
import type { LocalReady } from "#config/environment";
import type { Plan } from "#config/plan";
import { identityEntries, mapServices, type ServiceName } from "#config/services/index";
import type { Environment } from "#env-file";
import { auth0 } from "./auth0";
import { clerk } from "./clerk";
import { convex } from "./convex";
import type { Sample } from "./sample";

const samples: Record<ServiceName, Sample> = { convex, auth0, clerk };

/** The services with what tests know of each. */
export const sampleEntries = Object.entries(samples) as readonly [ServiceName, Sample][];

/** The samples of the identity providers. */
export const identitySamples = identityEntries.map(([name, service]) => ({
  name,
  service,
  sample: samples[name],
}));

/** Every service is local. */
export const everythingLocal: Plan = mapServices(() => ({ source: "local" }));

/** Well-formed variables of every real service. */
export const everythingReal: Environment = Object.assign({}, ...sampleEntries.map(([, { real }]) => real));

/** Where a local service is. */
export const localUrl = (name: ServiceName, ports: Ports = devPorts): string =>
  `http://127.0.0.1:${ports[name]}`;

/** What every local service says when it is ready. */
export const everythingReady: LocalReady = mapServices((_service, name): unknown => {
  const text = readFileSync(new URL(`${name}.json`, import.meta.url), "utf8");
  return JSON.parse(text.replaceAll("$URL", localUrl(name)));
});

/** An environment without some of its variables. */
export const without = (env: Environment, ...names: string[]): Environment =>
  Object.fromEntries(Object.entries(env).filter(([name]) => !names.includes(name)));
