import { setTimeout as delay } from "node:timers/promises";
import { graceMs } from "../process/end";
import type { Log } from "../log";
import { launch, type Launched, type ServiceSpec } from "./launch";

const readyTimeoutMs = 60_000;
const backoffMs = 500;
/** A service that dies this soon after its restart will not get better by another one. */
const crashLoopMs = 10_000;

/** A service that is kept running. */
export interface Supervised<Ready> {
  ready: Ready;
  /** Ends the process: SIGTERM, and SIGKILL after the grace. Resolves when it is gone. */
  stop(): Promise<void>;
}

export interface SuperviseOptions {
  log: Log;
  /** Restart the service once when it dies. Tests leave it dead: a crash is a result. */
  restart: boolean;
  /** Aborts the start, and says that a process which ends from now on is not to be missed. */
  signal: AbortSignal;
  /** Called once when the service is lost for good, with a sentence that says so. */
  onLost: (reason: string) => void;
}

/**
 * Starts a service, waits until it is ready and keeps watch over it. The state is on disk, so a restart
 * loses nothing; its clients reconnect by themselves.
 *
 * @throws Error with the service's last lines when it does not become ready within a minute
 */
export async function supervise<Ready>(
  spec: ServiceSpec<Ready>,
  options: SuperviseOptions,
): Promise<Supervised<Ready>> {
  const { log, onLost, signal } = options;
  let stopping = false;
  let restartedAt = -Infinity;
  let current = launch(spec, log);

  const stop = async (): Promise<void> => {
    stopping = true;
    await end(current);
  };
  const keepRunning = async (): Promise<void> => {
    for (;;) {
      const how = await current.ended;
      if (stopping || signal.aborted) return;
      const looping = performance.now() - restartedAt < crashLoopMs;
      if (!options.restart || looping) {
        onLost(`${spec.name} ${how}${looping ? " again" : ""}.${formatTail(current)}`);
        return;
      }
      log("stack", `${spec.name} ${how}. Restarting it; its state is on disk.${formatTail(current)}`);
      await delay(backoffMs);
      if (stopping || signal.aborted) return;
      restartedAt = performance.now();
      current = launch(spec, log);
      try {
        await untilReady(current, signal);
      } catch (error) {
        if (stopping || signal.aborted) return;
        await end(current);
        onLost(`${messageOf(error)} after its restart.${formatTail(current)}`);
        return;
      }
      log("stack", `${spec.name} is back.`);
    }
  };

  try {
    const ready = await untilReady(current, signal);
    void keepRunning();
    return { ready, stop };
  } catch (error) {
    await stop();
    throw new Error(`${messageOf(error)}.${formatTail(current)}`, { cause: error });
  }
}

async function untilReady<Ready>(service: Launched<Ready>, signal: AbortSignal): Promise<Ready> {
  const timeout = new AbortController();
  try {
    return await Promise.race([
      service.ready,
      delay(readyTimeoutMs, undefined, { signal: AbortSignal.any([timeout.signal, signal]) }).then(() => {
        throw new Error(`${service.name} was not ready after ${readyTimeoutMs / 1000} seconds`);
      }),
    ]);
  } finally {
    timeout.abort();
  }
}

async function end({ child, ended }: Launched<unknown>): Promise<void> {
  child.kill("SIGTERM");
  const force = setTimeout(() => child.kill("SIGKILL"), graceMs);
  await ended;
  clearTimeout(force);
}

function formatTail(service: Launched<unknown>): string {
  const lines = service.tail();
  return lines.length === 0 ? "" : ` Its last lines:\n${lines.map((line) => `    ${line}`).join("\n")}`;
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
