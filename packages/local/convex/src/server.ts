import { appListener } from "@repo/local-kit/app-listener";
import { listen } from "@repo/local-kit/listen";
import { PerPerson } from "@repo/local-kit/per-person";

import { Authenticator } from "./auth/authenticator";
import { parseAuthConfig } from "./auth/providers";
import { createEngine } from "./engine/engine";
import type { Engine, LoadedModules } from "./engine/types";
import { apiApp, siteApp } from "./http/apps";
import { FunctionsLoader } from "./loader/functions-loader";
import { lockStateDir } from "./state-lock";
import { SyncServer } from "./sync/sync-server";

export interface DeploymentOptions {
  /** The folder with the functions, usually called `convex`. */
  functionsDir: string;
  /** Folder of the durable state; without it everything lives in memory. */
  stateDir?: string;
  /** Port of the API on 127.0.0.1; 0 takes any free one. */
  port: number;
  /** Port of the HTTP actions on 127.0.0.1; 0 takes any free one. */
  sitePort: number;
  /** The deployment's environment variables. They become this process's own: one process, one environment. */
  env: Readonly<Record<string, string>>;
  /** Whether to load the functions again when they change. */
  watch?: boolean;
}

export interface Deployment {
  /** What clients connect to: `NEXT_PUBLIC_CONVEX_URL`. */
  url: string;
  /** Where the HTTP actions are. */
  siteUrl: string;
  engine: Engine;
  /** Loads the functions again. Rejects if they do not build or do not fit the data; the previous ones go on. */
  reload(): Promise<void>;
  /** Ends every connection and writes out the state. */
  close(): Promise<void>;
}

/**
 * Starts a deployment: data, functions, WebSocket, HTTP API, HTTP actions.
 *
 * @throws Error if a port is taken, the state folder is in use, or the functions do not load
 */
export async function startDeployment(options: DeploymentOptions): Promise<Deployment> {
  const cleanups: (() => void | Promise<void>)[] = [];
  const close = async () => {
    for (const cleanup of cleanups.splice(0).reverse()) await cleanup();
  };
  try {
    return { ...(await start(options, cleanups)), close };
  } catch (error) {
    await close();
    throw error;
  }
}

async function start(
  { functionsDir, stateDir, port, sitePort, env, watch = false }: DeploymentOptions,
  cleanups: (() => void | Promise<void>)[],
): Promise<Omit<Deployment, "close">> {
  if (stateDir !== undefined) cleanups.push(await lockStateDir(stateDir));

  // The functions may read the URLs when they load, so the ports come first; requests wait until all is ready.
  const api = await listen(port);
  cleanups.push(() => api.close());
  const site = await listen(sitePort);
  cleanups.push(() => site.close());
  Object.assign(process.env, env, { CONVEX_CLOUD_URL: api.url, CONVEX_SITE_URL: site.url });

  const engine = await createEngine(stateDir === undefined ? {} : { stateDir });
  cleanups.push(() => engine.close());
  const authenticator = new Authenticator();
  const latencies = new PerPerson(0);
  const sync = new SyncServer({ engine, authenticator, latencies });
  cleanups.push(() => sync.close());

  const loader = await FunctionsLoader.create(functionsDir, (modules: LoadedModules) => {
    const providers = parseAuthConfig(modules["auth.config"]);
    engine.load(modules);
    authenticator.setProviders(providers);
    sync.onFunctionsChanged();
  });
  cleanups.push(() => loader.close());
  if (watch) await loader.watch();
  await loader.load();

  const services = { engine, authenticator, sync, latencies };
  api.serve({
    request: appListener(apiApp(services), { replacesGlobals: false }),
    upgrade: (request, socket, head) => sync.handleUpgrade(request, socket, head),
  });
  site.serve({ request: appListener(siteApp(services), { replacesGlobals: false }) });
  return { url: api.url, siteUrl: site.url, engine, reload: () => loader.load() };
}
