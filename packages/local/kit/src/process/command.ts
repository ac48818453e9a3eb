import { parseArgs, type ParseArgsConfig } from "node:util";

import { z } from "zod";

import { stopWhenAsked } from "./stop";

/** Of a flag: a TCP port; 0 takes a free one. */
export const portSchema = z.coerce.number().int().min(0).max(65_535);

type Options = NonNullable<ParseArgsConfig["options"]>;

/**
 * Reads a command line.
 *
 * @param usage shown below what is wrong with it
 * @throws Error for an unknown flag, or one that is missing or malformed
 */
export function readFlags<T>(
  args: readonly string[],
  usage: string,
  options: Options,
  schema: z.ZodType<T>,
): T {
  const parsed = schema.safeParse(parse(args, usage, options));
  if (parsed.success) return parsed.data;
  throw new Error(`${z.prettifyError(parsed.error)}\n\nUsage: ${usage}`);
}

function parse(args: readonly string[], usage: string, options: Options): unknown {
  try {
    return parseArgs({ args: [...args], options }).values;
  } catch (cause) {
    throw new Error(`${cause instanceof Error ? cause.message : String(cause)}\n\nUsage: ${usage}`, {
      cause,
    });
  }
}

/** A server as its command announces it: what is beside `close` goes into the ready message. */
export interface Runnable {
  url: string;
  close: () => Promise<void>;
}

/**
 * Runs a server as a command: starts it, says `ready <url>`, sends `{ type: "ready", … }` to a parent that listens, and
 * stops when asked. A start that fails is told in its own words, without a stack, and ends the process with 1.
 *
 * @param announce what is said on stdout instead
 */
export async function runCommand<Server extends Runnable>(
  name: string,
  start: () => Promise<Server>,
  announce: (server: Server) => string = ({ url }) => `ready ${url}`,
): Promise<void> {
  try {
    const server = await start();
    const { close, ...ready } = server;
    stopWhenAsked(process, name, close);
    process.send?.({ type: "ready", ...ready });
    console.log(announce(server));
  } catch (error) {
    console.error(`${name}: ${error instanceof Error ? error.message : String(error)}`);
    process.exit(1);
  }
}

/** Says on stderr that a server without a state folder keeps nothing. */
export function warnWithoutState(name: string, state: string | undefined): void {
  if (state === undefined) {
    console.error(`${name}: no --state <dir>: everything lives in memory and ends with this process`);
  }
}
