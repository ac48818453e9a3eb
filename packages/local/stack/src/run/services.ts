import { createRequire } from "node:module";
import { join } from "node:path";
import { deploymentEnvironment, type Mode, type Started, appUrls } from "../config/environment";
import type { Plan } from "../config/plan";
import type { ServiceName } from "../config/services/index";
import type { Environment } from "../env-file";
import type { Ports } from "../ports/ports";
import { sampleUsersFile } from "../sample-users";
import type { ServiceSpec } from "../service/launch";
import { readyMessages } from "../service/ready";
import { supervise, type Supervised, type SuperviseOptions } from "../service/supervise";
import { auth0Secret } from "./auth0-secret";

/** The module that node runs for each local service. */
export type ServiceScripts = Record<ServiceName, string>;

/** The command-line modules of the local packages. */
export function localScripts(): ServiceScripts {
  const { resolve } = createRequire(import.meta.url);
  return {
    convex: resolve("@repo/convex-local/cli"),
    auth0: resolve("@repo/auth0-local/cli"),
    clerk: resolve("@repo/clerk-local/cli"),
  };
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
export async function startServices(options: StartOptions): Promise<Started> {
  const { mode, plan, ports, scripts, stateDir, env, root } = options;
  const urls = appUrls(ports);

  const start = async <Ready>(spec: ServiceSpec<Ready>): Promise<Ready | undefined> => {
    if (plan[spec.name].source === "real") return undefined;
    const service = await supervise(spec, options.supervision);
    options.onStarted(service);
    return service.ready;
  };
  const identity = (name: "auth0" | "clerk", appUrl: string, others: Record<string, number> = {}) => ({
    script: scripts[name],
    args: flags({
      port: ports[name],
      state: join(stateDir, name),
      users: sampleUsersFile,
      "app-url": appUrl,
      ...others,
    }),
    env,
  });
  // Auth0's default is ten hours, which is how long a copied token would work after its owner has signed out.
  const shortTokens = { "id-token-lifetime": 900 };

  const [auth0, clerk] = await Promise.all([
    start({
      name: "auth0",
      readySchema: readyMessages.auth0,
      ...identity("auth0", urls.pagesAuth0, shortTokens),
    }),
    start({ name: "clerk", readySchema: readyMessages.clerk, ...identity("clerk", urls.appClerk) }),
  ]);
  const convex = await start({
    name: "convex",
    readySchema: readyMessages.convex,
    script: scripts.convex,
    args: [
      ...flags({
        functions: join(root, "packages/convex-backend/convex"),
        state: join(stateDir, "convex"),
        port: ports.convex,
        "site-port": ports.convexSite,
      }),
      ...(mode === "dev" ? ["--watch"] : []),
    ],
    env: { ...env, ...deploymentEnvironment(plan, { auth0, clerk }) },
  });
  return { auth0, clerk, convex, auth0Secret: auth0Secret(stateDir) };
}

function flags(values: Record<string, string | number>): string[] {
  return Object.entries(values).flatMap(([name, value]) => [`--${name}`, String(value)]);
}
