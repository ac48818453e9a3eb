import type { ChildProcess } from "node:child_process";
import type { Log } from "../log";
import { signal } from "../process/end";
import type { RunProcesses } from "../process/run-processes";
import { sharesTerminal } from "./command";
import type { StopHandler, StopReason } from "./stop";

/** How long the command has to end after SIGTERM or SIGHUP, in milliseconds. */
const commandGraceMs = 10_000;

/** Passes a reason to stop on to the command. The services are stopped once the command has ended. */
export function stopHandler(command: ChildProcess, processes: RunProcesses, log: Log): StopHandler {
  const force = (): void => {
    for (const { pid } of processes.alive()) signal(pid, "SIGKILL");
  };
  return {
    onStop: (reason) => {
      // Seen now, descendants stay known when the command leaves them behind.
      processes.alive();
      log("stack", explain(reason));
      const name = reason.kind === "signal" ? reason.signal : "SIGTERM";
      deliver(command, name);
      if (name !== "SIGINT") setTimeout(force, commandGraceMs).unref();
    },
    onForce: () => {
      log("stack", "Ending everything at once.");
      force();
    },
  };
}

/**
 * Sends the command what a terminal would, once: turbo takes a second signal for "at once". A terminal
 * has already sent Ctrl-C and its own end to the group, and Ctrl-C is meant for the whole group: turbo's
 * launcher does not pass it on. The others are for the command alone, which passes them on itself.
 */
function deliver(command: ChildProcess, name: NodeJS.Signals): void {
  if (sharesTerminal()) {
    if (name === "SIGTERM") command.kill(name);
  } else if (name === "SIGINT" && command.pid !== undefined) {
    signal(-command.pid, name);
  } else {
    command.kill(name);
  }
}

function explain(reason: StopReason): string {
  if (reason.kind === "lost") return `Stopping: ${reason.message}`;
  if (reason.kind === "launcher") return "Stopping: the package manager that started the stack is gone.";
  return reason.signal === "SIGINT"
    ? "Stopping when the command has ended. Ctrl-C again ends everything at once."
    : `Stopping (${reason.signal}).`;
}
