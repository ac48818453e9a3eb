import { randomUUID } from "node:crypto";
import { join } from "node:path";
import { banner } from "../banner";
import {
  commandEnvironment,
  deploymentEnvironment,
  type LocalReady,
  type Mode,
  withoutServiceVariables,
} from "../config/environment";
import { misspelt } from "../config/misspelt";
import { type Plan, planServices } from "../config/plan";
import { identityEntries } from "../config/services/index";
import { type Environment, EnvFileError, readEnvFile, withoutBlanks } from "../env-file";
import { type Log, withFile } from "../log";
import { checkPorts, describeTakenPort } from "../ports/check";
import { portOffsetVariable, type Ports } from "../ports/ports";
import { endProcesses } from "../process/end";
import { runIdVariable } from "../process/marker";
import { RunProcesses } from "../process/run-processes";
import { sampleUsers } from "../sample-users";
import type { Supervised } from "../service/supervise";
import { startWatchdog, type Watchdog } from "../watchdog/start";
import { findLaunchers, watchLaunchers } from "./ancestors";
import { appsReady } from "./apps-ready";
import { runCommand } from "./command";
import { neededPorts, servedPorts, servesApps } from "./needed-ports";
import { type ServiceScripts, startServices } from "./services";
import { openState } from "./state";
import { Stop } from "./stop";
import { stopHandler } from "./stop-command";

export interface RunOptions {
  mode: Mode;
  /** The workspace root, which holds `.env.local` and the state. */
  root: string;
  /** The program and its arguments. */
  command: readonly string[];
  /** The inherited environment. In development it wins over `.env.local`. */
  env: Environment;
  ports: Ports;
  scripts: ServiceScripts;
  log: Log;
  /** Shows the box with the URLs. */
  announce(text: string): void;
  colour: boolean;
}

/** A run that cannot start for reasons in the configuration: one sentence each. */
export class ConfigurationError extends Error {
  constructor(readonly problems: readonly string[]) {
    super(problems.join("\n"));
  }
}

/**
 * Starts what is not configured, runs the command with the environment for it, and stops everything. From then on
 * this process no longer ends by SIGINT, SIGTERM or SIGHUP; the caller is to exit with the code.
 *
 * @returns the command's exit code; 1 when a service is lost; 128 + n when signal n came before the command
 * @throws ConfigurationError for half-configured services and taken ports; Error when a service does not start
 */
export async function runStack(options: RunOptions): Promise<number> {
  const { mode, root } = options;
  const configured = mode === "dev" ? readConfiguration(join(root, ".env.local")) : {};
  for (const line of misspelt(Object.keys(configured))) options.log("stack", `.env.local: ${line}`);
  if (mode === "dev" && options.env[portOffsetVariable] !== undefined) {
    options.log("stack", `${portOffsetVariable} moves the ports of tests. These are those of development.`);
  }
  const inherited = mode === "dev" ? { ...configured, ...options.env } : withoutServiceVariables(options.env);
  const planned = planServices(withoutBlanks(inherited));
  if (!planned.ok) throw new ConfigurationError(planned.problems);

  // Never told to stop listening: callers end the process when this resolves, and until then Ctrl-C may come.
  const stop = new Stop();
  const runId = randomUUID();
  const state = await openState(root, mode, runId);
  try {
    await requireFreePorts(options, planned.plan);
    const watchdog = await startWatchdog(runId, mode === "test" ? state.dir : undefined);
    try {
      return await runWatched(options, {
        plan: planned.plan,
        inherited,
        stop,
        runId,
        stateDir: state.dir,
        watchdog,
      });
    } finally {
      watchdog.tell({ type: "done" });
    }
  } finally {
    state.release();
  }
}

interface Run {
  plan: Plan;
  inherited: Environment;
  stop: Stop;
  runId: string;
  stateDir: string;
  watchdog: Watchdog;
}

async function runWatched(options: RunOptions, run: Run): Promise<number> {
  const { mode, ports } = options;
  const { plan, inherited, stop, runId } = run;
  // A test's is thrown away with its state; one that lasts would grow without end.
  const logFile = mode === "test" ? join(run.stateDir, "services.log") : undefined;
  const log = logFile === undefined ? options.log : withFile(options.log, logFile);
  const processes = new RunProcesses(runId);
  const running: Supervised<unknown>[] = [];
  const launchers = watchLaunchers(findLaunchers(), () => stop.request({ kind: "launcher" }));
  const marker = { [runIdVariable]: runId };
  try {
    const ready = await startServices({
      mode,
      root: options.root,
      plan,
      ports,
      scripts: options.scripts,
      stateDir: run.stateDir,
      env: { ...withoutServiceVariables(inherited), ...marker },
      supervision: {
        log,
        restart: mode === "dev",
        signal: stop.signal,
        onLost: (message) => stop.request({ kind: "lost", message }),
      },
      onStarted: (service) => running.push(service),
    });
    for (const line of trustHints(plan, ready)) log("stack", line);
    const handed = {
      ...commandEnvironment(mode, plan, ports, ready, run.stateDir),
      ...(logFile !== undefined && { STACK_LOG_FILE: logFile }),
    };
    const command = runCommand(options.command, { ...inherited, ...handed, ...marker });
    if (command.child.pid !== undefined) {
      processes.addRoot(command.child.pid);
      run.watchdog.tell({ type: "root", pid: command.child.pid });
    }
    stop.handle(stopHandler(command, processes, log));
    if (mode === "dev" && servesApps(options.command)) {
      void appsReady(
        servedPorts(ports).map(({ port }) => port),
        stop.signal,
      ).then(
        () => options.announce(banner(plan, ports, handed, sampleUsers, options.colour)),
        () => undefined,
      );
    }
    const code = await command.ended;
    return stop.reason?.kind === "lost" ? 1 : code;
  } catch (error) {
    if (stop.reason === undefined) throw error;
    if (stop.reason.kind === "lost") throw new Error(stop.reason.message, { cause: error });
    return stop.exitCode;
  } finally {
    clearInterval(launchers);
    stop.end();
    await Promise.all(running.map((service) => service.stop()));
    for (const { pid, command } of await endProcesses(() => processes.alive())) {
      log("stack", `Process ${pid} (${command}) survives even SIGKILL; the kernel holds it.`);
    }
  }
}

/**
 * A deployment on this machine that is somebody's own is not told by the stack whom to trust: these commands tell it of
 * the local identity providers.
 */
function trustHints(plan: Plan, ready: LocalReady): string[] {
  if (plan.convex.source === "local" || identityEntries.every(([name]) => plan[name].source === "real"))
    return [];
  return [
    "Your Convex deployment must trust the local identity providers. Once, in packages/convex-backend:",
    ...Object.entries(deploymentEnvironment(plan, ready)).map(
      ([name, value]) => `  npx convex env set ${name} ${value}`,
    ),
  ];
}

async function requireFreePorts({ mode, ports, command }: RunOptions, plan: Plan): Promise<void> {
  const taken = (await checkPorts(neededPorts(mode, plan, ports, command))).filter((state) => state.taken);
  if (taken.length > 0) throw new ConfigurationError(taken.map(describeTakenPort));
}

function readConfiguration(file: string): Environment {
  try {
    return readEnvFile(file);
  } catch (error) {
    if (error instanceof EnvFileError) throw new ConfigurationError([error.message]);
    throw error;
  }
}
