import type { Log } from "../log";
import { signal } from "../process/end";
import type { RunProcesses } from "../process/run-processes";
import { readProcess } from "@repo/local-kit/process-table";
import { hasEnded, type RunningCommand } from "./command";
import type { StopHandler, StopReason } from "./stop";

/** How long the command has to end after SIGTERM or SIGHUP, in milliseconds. */
const commandGraceMs = 10_000;
/** By then a signal from the terminal has reached everybody it was sent to. */
const deliveryMs = 1_000;

type Command = Pick<RunningCommand, "child" | "sharedGroup">;

/** Passes a reason to stop on to the command. The services are stopped once the command has ended. */
export function stopHandler(command: Command, processes: RunProcesses, log: Log): StopHandler {
  const force = (): void => {
    for (const { pid } of processes.alive()) signal(pid, "SIGKILL");
  };
  return {
    onStop: (reason) => {
      // Its number may be another's by now.
      if (hasEnded(command.child)) return;
      // Seen now, descendants stay known when the command leaves them behind.
      processes.alive();
      log("stack", explain(reason));
      const name = reason.kind === "signal" ? reason.signal : "SIGTERM";
      deliver(command, processes, name);
      if (name !== "SIGINT") setTimeout(force, commandGraceMs).unref();
    },
    onForce: () => {
      log("stack", "Ending everything at once.");
      force();
    },
  };
}

/**
 * Sends the command what a terminal would, once: turbo takes a second signal for "at once". Ctrl-C and a terminal's
 * end are for the whole group: turbo's launcher does not pass Ctrl-C on. SIGTERM is for the command alone, which
 * passes it on itself.
 */
function deliver({ child, sharedGroup }: Command, processes: RunProcesses, name: NodeJS.Signals): void {
  if (sharedGroup !== undefined && name !== "SIGTERM") {
    setTimeout(() => {
      // The terminal has sent it to the group; a `kill` that named the stack alone has not.
      if (!sharedGroup.wasHit()) signalOwnGroup(processes, name);
    }, deliveryMs).unref();
  } else if (name === "SIGINT" && child.pid !== undefined) {
    signal(-child.pid, name);
  } else {
    child.kill(name);
  }
}

/** To the command's part of the stack's own group. The rest, the stack included, has had the signal or starts it. */
function signalOwnGroup(processes: RunProcesses, name: NodeJS.Signals): void {
  const own = readProcess(process.pid)?.group;
  for (const { pid, group } of processes.alive()) {
    if (group === own) signal(pid, name);
  }
}

function explain(reason: StopReason): string {
  if (reason.kind === "lost") return `Stopping: ${reason.message}`;
  if (reason.kind === "launcher") return "Stopping: the package manager that started the stack is gone.";
  return reason.signal === "SIGINT"
    ? "Stopping when the command has ended. Ctrl-C again ends everything at once."
    : `Stopping (${reason.signal}).`;
}
