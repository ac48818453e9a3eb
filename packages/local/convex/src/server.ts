import path from "node:path";

import { appListener } from "@repo/local-kit/app-listener";
import { listen } from "@repo/local-kit/listen";
import { PerPerson } from "@repo/local-kit/per-person";

import { EnvironmentVariableChanges } from "./admin/environment-variables";
import { Imports } from "./admin/imports";
import { Pushes } from "./admin/pushes";
import { AdminKey, loadAdminKey } from "./auth/admin-key";
import { Authenticator } from "./auth/authenticator";
import { parseAuthConfig } from "./auth/providers";
import { createEngine } from "./engine/engine";
import type { Durability, Engine } from "./engine/types.ts";
import { apiApp, siteApp } from "./http/apps";
import { loadGeneration } from "./loader/bundle";
import { FunctionsLoader, type FunctionsSource } from "./loader/functions-loader";
import { generationsDirFor } from "./loader/generations";
import { loadPushed } from "./loader/load-pushed";
import { PushedFunctions } from "./loader/pushed-functions";
import { ProcessEnvironment } from "./process-environment";
import { lockStateDir } from "./state-lock";
import { SyncServer } from "./sync/sync-server";

export interface DeploymentOptions {
  /**
   * The folder with the functions, usually called `convex`. Without it the functions are those that the Convex CLI
   * pushed last. Those that are pushed to a deployment with a folder are replaced when the folder is loaded again.
   */
  functionsDir?: string;
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
  /**
   * When a change counts: once the operating system has it ("os", the default), or once it is on the disk ("disk"), which
   * a power failure does not undo.
   */
  durability?: Durability;
  /** Whether to go on with what is before a damage of the log; the damaged log is kept. */
  recover?: boolean;
}

export interface Deployment {
  /** What clients connect to: `NEXT_PUBLIC_CONVEX_URL`. */
  url: string;
  /** Where the HTTP actions are. */
  siteUrl: string;
  /** For the Convex CLI: `CONVEX_SELF_HOSTED_ADMIN_KEY`, with the URL as `CONVEX_SELF_HOSTED_URL`. Never print it to a log. */
  adminKey: string;
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
  {
    functionsDir,
    stateDir,
    port,
    sitePort,
    env,
    watch = false,
    durability = "os",
    recover = false,
  }: DeploymentOptions,
  cleanups: (() => void | Promise<void>)[],
): Promise<Omit<Deployment, "close">> {
  const lock = stateDir === undefined ? null : await lockStateDir(stateDir);
  if (lock !== null) cleanups.push(() => lock.release());

  // The functions may read the URLs when they load, so the ports come first; requests wait until all is ready.
  const api = await listen(port);
  cleanups.push(() => api.close());
  const site = await listen(sitePort);
  cleanups.push(() => site.close());
  Object.assign(process.env, env, { CONVEX_CLOUD_URL: api.url, CONVEX_SITE_URL: site.url });

  const engine = await createEngine({
    durability,
    recover,
    ...(stateDir === undefined ? {} : { stateDir }),
    ...(lock === null ? {} : { checkFolder: () => lock.check() }),
  });
  cleanups.push(() => engine.close());
  const environment = new ProcessEnvironment();
  environment.show(engine.environmentVariables());
  cleanups.push(() => environment.restore());
  const authenticator = new Authenticator();
  const latencies = new PerPerson(0);
  const adminKey = loadAdminKey(stateDir);
  const auth = { authenticator, adminKey: new AdminKey(adminKey) };
  const sync = new SyncServer({ engine, latencies, ...auth });
  cleanups.push(() => sync.close());

  const pushed = new PushedFunctions(stateDir, { synced: durability === "disk" });
  const source: FunctionsSource =
    functionsDir === undefined
      ? (dir) => loadPushed(pushed.read(), dir)
      : (dir) => loadGeneration(path.resolve(functionsDir), dir);
  const generationsDir = await generationsDirFor({ functionsDir, stateDir });
  cleanups.push(() => generationsDir.remove());
  const loader = await FunctionsLoader.create(source, generationsDir.path, ({ modules, components }) => {
    const providers = parseAuthConfig(modules["auth.config"]);
    engine.load(modules, components);
    authenticator.setProviders(providers);
    sync.onFunctionsChanged();
  });
  cleanups.push(() => loader.close());
  if (watch && functionsDir !== undefined) await loader.watch(functionsDir, source);
  await loader.load();

  const pushes = new Pushes({ engine, loader, pushed });
  cleanups.push(() => pushes.discard());
  const reload = async () => {
    await pushes.discard();
    await loader.load();
  };
  const environmentVariables = new EnvironmentVariableChanges({ engine, environment, reload });
  const imports = new Imports(engine);
  const services = { engine, sync, latencies, environmentVariables, pushes, imports, ...auth };
  api.serve({
    request: appListener(apiApp(services), { replacesGlobals: false }),
    upgrade: (request, socket, head) => sync.handleUpgrade(request, socket, head),
  });
  site.serve({ request: appListener(siteApp(services), { replacesGlobals: false }) });
  return { url: api.url, siteUrl: site.url, adminKey, engine, reload: () => loader.load() };
}
