import { createRequire } from "node:module";
import { join } from "node:path";
import { appUrl, deploymentEnvironment, type LocalReady, type Mode } from "../config/environment";
import type { Plan } from "../config/plan";
import { identityEntries, mapServices, type ServiceName, services } from "../config/services/index";
import type { Environment } from "../env-file";
import type { Ports } from "../ports/ports";
import { sampleUsersFile } from "../sample-users";
import { supervise, type Supervised, type SuperviseOptions } from "../service/supervise";

/** The module that node runs for each local service. */
export type ServiceScripts = Record<ServiceName, string>;

/** The command-line modules of the local packages. */
export function localScripts(): ServiceScripts {
  const { resolve } = createRequire(import.meta.url);
  return mapServices(({ cli }) => resolve(cli));
}

export interface StartOptions {
  mode: Mode;
  root: string;
  plan: Plan;
  ports: Ports;
  scripts: ServiceScripts;
  stateDir: string;
  /** What every service inherits. */
  env: Environment;
  supervision: SuperviseOptions;
  /** Called with each service as soon as it runs. */
  onStarted(service: Supervised<unknown>): void;
}

/**
 * Starts what the plan calls local: the identity providers together, then Convex, whose functions need to
 * know the issuers and audiences to trust.
 */
export async function startServices(options: StartOptions): Promise<LocalReady> {
  const { mode, plan, ports, scripts, stateDir, env, root } = options;

  const start = async (name: ServiceName, args: readonly string[], env: Environment): Promise<unknown> => {
    if (plan[name].source === "real") return undefined;
    const spec = { name, script: scripts[name], args, env, readySchema: services[name].ready };
    const service = await supervise(spec, options.supervision);
    options.onStarted(service);
    return service.ready;
  };

  const identities = await Promise.all(
    identityEntries.map(async ([name, { settings, signsInTo }]) => {
      const args = flags({
        port: ports[name],
        state: join(stateDir, name),
        users: sampleUsersFile,
        ...(signsInTo !== undefined && { "app-url": appUrl(signsInTo, ports) }),
        ...settings,
      });
      return [name, await start(name, args, env)] as const;
    }),
  );
  const ready: LocalReady = Object.fromEntries(identities);
  const args = flags({
    functions: join(root, "packages/convex-backend/convex"),
    state: join(stateDir, "convex"),
    port: ports.convex,
    "site-port": ports.convexSite,
  });
  const convex = await start("convex", mode === "dev" ? [...args, "--watch"] : args, {
    ...env,
    ...deploymentEnvironment(plan, ready),
  });
  return { ...ready, convex };
}

function flags(values: Record<string, string | number>): string[] {
  return Object.entries(values).flatMap(([name, value]) => [`--${name}`, String(value)]);
}
