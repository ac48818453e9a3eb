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
      const delivered = sharesTerminal() && (name === "SIGINT" || name === "SIGHUP");
      if (!delivered) command.kill(name);
      if (name !== "SIGINT") setTimeout(force, commandGraceMs).unref();
    },
    onForce: () => {
      log("stack", "Ending everything at once.");
      force();
    },
  };
}

function explain(reason: StopReason): string {
  if (reason.kind === "lost") return `Stopping: ${reason.message}`;
  if (reason.kind === "launcher") return "Stopping: the package manager that started the stack is gone.";
  return reason.signal === "SIGINT"
    ? "Stopping when the command has ended. Ctrl-C again ends everything at once."
    : `Stopping (${reason.signal}).`;
}
