import { parseArgs } from "node:util";

import { z } from "zod";

const PARTS = ["fill", "operations", "fan-out", "start"] as const;

const USAGE = `pnpm --filter @repo/convex-local bench [flags]

  --parts      which of ${PARTS.join(",")}; all by default
  --documents  how many (100000)
  --clients    of fan-out, each with five queries (200)
  --rounds     how often each thing is measured (5)
  --json       print JSON instead of a table`;

const count = z.coerce.number().int().min(1);

const schema = z.object({
  parts: z
    .string()
    .transform((names) => names.split(","))
    .pipe(z.array(z.enum(PARTS)))
    .transform((parts): ReadonlySet<(typeof PARTS)[number]> => new Set(parts)),
  documents: count,
  clients: count,
  rounds: count,
  json: z.boolean(),
});

export type Options = z.output<typeof schema>;

/** Throws, with the usage, for flags that are none. */
export function readOptions(args: readonly string[]): Options {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: {
        parts: { type: "string", default: PARTS.join(",") },
        documents: { type: "string", default: "100000" },
        clients: { type: "string", default: "200" },
        rounds: { type: "string", default: "5" },
        json: { type: "boolean", default: false },
      },
    });
    return schema.parse(values);
  } catch (cause) {
    throw new Error(USAGE, { cause });
  }
}
