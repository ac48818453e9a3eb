import { fork } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";

/** What the stack tells its watchdog: a process to end should the stack die, or that all is done. */
export type WatchdogMessage = { type: "root"; pid: number } | { type: "done" };

/** The process that cleans up when the stack cannot. */
export interface Watchdog {
  tell(message: WatchdogMessage): void;
}

/**
 * Starts the watchdog and waits until it watches. Should this process die, even by kill -9, the watchdog
 * ends what is left of the run and removes the throw-away state.
 */
export async function startWatchdog(runId: string, throwAwayDir: string | undefined): Promise<Watchdog> {
  const main = fileURLToPath(new URL("../../bin/watchdog.mjs", import.meta.url));
  const child = fork(main, throwAwayDir === undefined ? [runId] : [runId, throwAwayDir], {
    detached: true,
    stdio: ["ignore", "ignore", "ignore", "ipc"],
    execArgv: [],
  });
  const ended = once(child, "exit").then(([code]) => {
    throw new Error(`The watchdog did not start (exit code ${String(code)}).`);
  });
  await Promise.race([once(child, "message"), ended]);
  ended.catch(() => undefined);
  return {
    tell: (message) => {
      if (child.connected) child.send(message);
    },
  };
}
