import { type ChildProcess, spawn } from "node:child_process";
import { constants } from "node:os";
import { type GroupProbe, startGroupProbe } from "./group-probe";

/** The command the stack was asked to run. */
export interface RunningCommand {
  child: ChildProcess;
  /** There when the command shares the stack's process group, and so gets what the terminal sends to it. */
  sharedGroup: GroupProbe | undefined;
  /** Its exit code as a shell would give it: 128 + n after signal n. Rejects when it cannot be started. */
  ended: Promise<number>;
}

/**
 * Runs the command on the stack's own terminal. With a terminal it shares the stack's process group, so
 * that Ctrl-C and the keyboard reach it; without one it has a group of its own and gets the signals that
 * the stack forwards, each once.
 *
 * @throws Error (through `ended`) when there is no such program
 */
export function runCommand(command: readonly string[], env: NodeJS.ProcessEnv): RunningCommand {
  const [program = "", ...args] = command;
  const sharesTerminal = process.stdin.isTTY;
  const child = spawn(program, args, { env, stdio: "inherit", detached: !sharesTerminal });
  const sharedGroup = sharesTerminal ? startGroupProbe() : undefined;
  const ended = new Promise<number>((resolve, reject) => {
    child.once("error", (error: NodeJS.ErrnoException) => reject(explain(error, program)));
    child.once("exit", (code, signal) =>
      resolve(code ?? 128 + (signal === null ? 0 : constants.signals[signal])),
    );
  }).finally(() => sharedGroup?.end());
  return { child, sharedGroup, ended };
}

/** True once the command has ended, however that came. */
export function hasEnded({ exitCode, signalCode }: ChildProcess): boolean {
  return exitCode !== null || signalCode !== null;
}

function explain(error: NodeJS.ErrnoException, program: string): Error {
  return error.code === "ENOENT"
    ? new Error(
        `There is no program called ${program}. A tool of this workspace is found through pnpm: npx -y pnpm@12.21.0 exec node packages/local/stack/bin/stack.mjs -- ${program} …`,
        { cause: error },
      )
    : error;
}
