import { readFileSync } from "node:fs";
import { join } from "node:path";
import { refuseUnknownKeys, UnknownFeatureError } from "./unknown-feature";

/** A condition on a request's header; `value` is a pattern for all of it. */
export interface HeaderCondition {
  type: string;
  key: string;
  value?: string;
}

/** A change of the request's headers, before a function sees them. */
export interface Transform {
  type: string;
  op: string;
  target: { key: string };
  args?: string;
}

/** https://vercel.com/docs/build-output-api/configuration#routes */
export interface Route {
  src: string;
  dest?: string;
  headers?: Record<string, string>;
  status?: number;
  methods?: string[];
  has?: HeaderCondition[];
  missing?: HeaderCondition[];
  transforms?: Transform[];
  continue?: boolean;
  check?: boolean;
  important?: boolean;
  caseSensitive?: boolean;
  middlewarePath?: string;
}

/** When routes are looked at: "begin" is for those before the first `handle`. */
export type Phase = "begin" | "filesystem" | "resource" | "miss" | "rewrite" | "hit" | "error";

/** What `config.json` says, as far as it is used here. */
export interface OutputConfig {
  phases: Record<Phase, Route[]>;
  /** Another path or type of a static file, by its name. */
  overrides: Record<string, { path?: string; contentType?: string }>;
}

const configKeys = new Set(["version", "routes", "images", "overrides", "framework", "crons"]);
const routeKeys = new Set([
  ..."src dest headers status methods has missing transforms continue check important caseSensitive".split(
    " ",
  ),
  // `override` only matters behind a route that ends its phase and leads nowhere, and those are refused.
  ..."middlewarePath middlewareRawSrc override".split(" "),
]);

/** @throws UnknownFeatureError for what this server does not do */
export function readConfig(output: string): OutputConfig {
  const config = JSON.parse(readFileSync(join(output, "config.json"), "utf8")) as {
    version: number;
    routes?: (Route | { handle: string })[];
    overrides?: OutputConfig["overrides"];
    crons?: unknown[];
  };
  refuseUnknownKeys("config.json", config, configKeys);
  if (config.version !== 3)
    throw new UnknownFeatureError(`config.json has version ${config.version}, not 3.`);
  if (config.crons?.length) throw new UnknownFeatureError("config.json has crons, which nothing runs here.");
  return { phases: inPhases(config.routes ?? []), overrides: config.overrides ?? {} };
}

function inPhases(routes: readonly (Route | { handle: string })[]): Record<Phase, Route[]> {
  const phases: Record<Phase, Route[]> = {
    begin: [],
    filesystem: [],
    resource: [],
    miss: [],
    rewrite: [],
    hit: [],
    error: [],
  };
  let phase: Phase = "begin";
  for (const route of routes) {
    if ("handle" in route) {
      if (!isPhase(route.handle, phases)) {
        throw new UnknownFeatureError(`config.json has the phase "${route.handle}", unknown here.`);
      }
      phase = route.handle;
    } else {
      refuseUnknown(route);
      phases[phase].push(route);
    }
  }
  return phases;
}

function isPhase(handle: string, phases: Record<Phase, Route[]>): handle is Phase {
  return handle !== "begin" && handle in phases;
}

function refuseUnknown(route: Route): void {
  refuseUnknownKeys(`The route ${route.src}`, route, routeKeys);
  for (const { type } of [...(route.has ?? []), ...(route.missing ?? [])]) {
    if (type !== "header") throw new UnknownFeatureError(`The route ${route.src} depends on a ${type}.`);
  }
  for (const { type, op } of route.transforms ?? []) {
    if (type !== "request.headers" || !["set", "append", "delete"].includes(op)) {
      throw new UnknownFeatureError(`The route ${route.src} transforms ${type} by ${op}.`);
    }
  }
}
