import { spawn } from "node:child_process";
import { isAlive, readProcess } from "@repo/local-kit/process-table";

/** A process that does nothing in the stack's process group, to see what the whole group gets. */
export interface GroupProbe {
  /** True when a signal reached the group. */
  wasHit(): boolean;
  /** Ends it. */
  end(): void;
}

/**
 * Starts a probe. Nobody tells a program whether a signal came from the terminal, which sends it to the foreground
 * group, or was meant for this process alone (`kill -INT <pid>`). The probe dies of the former only. It is `cat`,
 * which also ends when this process does, for then its input ends.
 *
 * @returns a probe that claims to have been hit when it could not be started
 */
export function startGroupProbe(): GroupProbe {
  const child = spawn("cat", { stdio: ["pipe", "ignore", "ignore"] });
  // Without the program, or with the pipe closed by the probe's death, there is nothing to do but to say "hit".
  child.once("error", () => undefined);
  child.stdin.once("error", () => undefined);
  const started = child.pid === undefined ? undefined : readProcess(child.pid);
  return {
    // Asked of the process table: the event of its end may still be waiting in a busy event loop.
    wasHit: () => started === undefined || !isAlive(started),
    end: () => void child.stdin.end(),
  };
}
