import { parseArgs } from "node:util";
import type { Group } from "./measurements/format";
import { measurers } from "./measure/measurers";

/** What the command line asks for. */
export type Invocation =
  | { kind: "measure"; quick: boolean; snapshot: boolean; only: Group[] }
  | { kind: "diff"; before: string; after: string }
  | { kind: "simulate" }
  | { kind: "help" };

const known = Object.keys(measurers) as Group[];

export const usage = `Usage:
  pnpm compare [--quick] [--snapshot] [--only <group,…>]   measure both apps
  pnpm compare diff <before.json> <after.json>             what did a change do?
  pnpm compare simulate                                    what many virtual clients make a deployment run, each of them

  --quick      fewer samples, and the file says so
  --snapshot   write the committed data/snapshot.json, not data/latest.json
  --only       some of: ${known.join(", ")}
`;

/** The command line cannot be understood. */
export class UsageError extends Error {}

/** Parses the arguments after the program's name. @throws UsageError */
export function parseInvocation(args: readonly string[]): Invocation {
  const { values, positionals } = parse(args);
  if (values.help) return { kind: "help" };
  const [action, before, after, ...rest] = positionals;
  if (action === undefined) {
    return { kind: "measure", quick: values.quick, snapshot: values.snapshot, only: groupsOf(values.only) };
  }
  if (action === "simulate" && before === undefined) return { kind: "simulate" };
  if (action !== "diff") throw new UsageError(`There is no "${action}".`);
  if (before === undefined || after === undefined || rest.length > 0)
    throw new UsageError("diff takes two files: the one from before the change, and the one from after it.");
  return { kind: "diff", before, after };
}

function groupsOf(only: string | undefined): Group[] {
  if (only === undefined) return known;
  return only.split(",").map((name) => {
    const group = known.find((candidate) => candidate === name);
    if (!group)
      throw new UsageError(`There is no group "${name}" to measure. There are: ${known.join(", ")}.`);
    return group;
  });
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: args.filter((arg) => arg !== "--"),
      allowPositionals: true,
      options: {
        quick: { type: "boolean", default: false },
        snapshot: { type: "boolean", default: false },
        only: { type: "string" },
        help: { type: "boolean", default: false, short: "h" },
      },
    });
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error), { cause: error });
  }
}
