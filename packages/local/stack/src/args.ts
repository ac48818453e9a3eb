import { parseArgs } from "node:util";

/** What the command line asks for. */
export type Invocation =
  | { kind: "run"; test: boolean; command: string[] }
  | { kind: "doctor" }
  | { kind: "reset" }
  | { kind: "setup" }
  | { kind: "help" };

export const usage = `Usage:
  stack -- <command…>          start what .env.local does not configure, run the command, stop everything
  stack --test -- <command…>   the same on the test ports, with throw-away state and without .env.local
  stack doctor                 check Node, the configuration, the ports and the browser
  stack setup                  ask for what a real service needs, write .env.local, tell the deployment
  stack reset                  delete the local state (.stack/)
  stack --help                 show this
`;

/** The command line cannot be understood. */
export class UsageError extends Error {}

/**
 * Parses the arguments after the program's name. Everything after `--` is the command, untouched.
 *
 * @throws UsageError
 */
export function parseInvocation(args: readonly string[]): Invocation {
  const separator = args.indexOf("--");
  const own = separator === -1 ? args : args.slice(0, separator);
  const command = separator === -1 ? [] : args.slice(separator + 1);
  const { values, positionals } = parse(own);

  if (values.help) return { kind: "help" };
  const [action, ...rest] = positionals;
  if (action === undefined) {
    if (command.length === 0) throw new UsageError("There is no command to run. Put it after --");
    return { kind: "run", test: values.test, command };
  }
  if ((action !== "doctor" && action !== "reset" && action !== "setup") || rest.length > 0) {
    throw new UsageError(`There is no "${positionals.join(" ")}". A command to run is put after --`);
  }
  if (values.test || separator !== -1) throw new UsageError(`stack ${action} takes nothing else.`);
  return { kind: action };
}

function parse(args: readonly string[]): { values: { test: boolean; help: boolean }; positionals: string[] } {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        test: { type: "boolean", default: false },
        help: { type: "boolean", default: false, short: "h" },
      },
    });
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error), { cause: error });
  }
}
