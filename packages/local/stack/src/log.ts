import { appendFileSync } from "node:fs";
import { styleText } from "node:util";
import { mapServices, type ServiceName } from "./config/services/index";

/** Who a line of the log is from. */
export type Source = "stack" | ServiceName;

/** Writes one line under its source's name. */
export type Log = (source: Source, line: string) => void;

const colours = { stack: "magenta", ...mapServices(({ colour }) => colour) } as const;
const width = Math.max(...Object.keys(colours).map((name) => name.length));

/** True when colours should be written to the stream, following https://no-color.org. */
export function wantsColour(stream: NodeJS.WriteStream, env: NodeJS.ProcessEnv): boolean {
  if (env.NO_COLOR) return false;
  if (env.FORCE_COLOR !== undefined) return env.FORCE_COLOR !== "0";
  return stream.isTTY;
}

/** A log that gives each source its coloured prefix: `convex │ …`. */
export function createLog(write: (text: string) => void, colour: boolean): Log {
  return (source, line) => {
    const name = source.padEnd(width);
    write(`${colour ? styleText(colours[source], `${name} │`) : `${name} │`} ${line}\n`);
  };
}

/**
 * A log that also keeps its lines in a file, each with its moment in ISO 8601, for whoever wants to know what the
 * services said at some time.
 */
export function withFile(log: Log, file: string): Log {
  return (source, line) => {
    log(source, line);
    appendFileSync(file, `${new Date().toISOString()} ${source} ${line}\n`);
  };
}
