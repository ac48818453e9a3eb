import { readFileSync } from "node:fs";
import { parseArgs } from "node:util";

import { z } from "zod";

import { startInstance } from "./index";
import { lifetimeSchema, sampleUserSchema } from "./options";
import { stopWhenAsked } from "./stop";

const USAGE =
  "clerk-local --port 3230 --state <dir> --users <file.json> [--issuer <url>] [--session-token-lifetime <seconds>] [--app-url <url>]";

const flagsSchema = z.object({
  port: z.coerce.number().int().min(0).max(65_535),
  state: z.string().min(1),
  users: z.string().min(1),
  issuer: z.url().optional(),
  "session-token-lifetime": lifetimeSchema.optional(),
  "app-url": z.url().optional(),
});

function readFlags() {
  const { values } = parseArgs({
    options: {
      port: { type: "string" },
      state: { type: "string" },
      users: { type: "string" },
      issuer: { type: "string" },
      "session-token-lifetime": { type: "string" },
      "app-url": { type: "string" },
    },
  });
  const parsed = flagsSchema.safeParse(values);
  if (parsed.success) return parsed.data;
  throw new Error(`${z.prettifyError(parsed.error)}\nUsage: ${USAGE}`);
}

function readUsers(path: string) {
  const parsed = z.array(sampleUserSchema).safeParse(JSON.parse(readFileSync(path, "utf8")));
  if (parsed.success) return parsed.data;
  throw new Error(`${path} is not a list of users:\n${z.prettifyError(parsed.error)}`);
}

async function main(): Promise<void> {
  const flags = readFlags();
  const { close, ...instance } = await startInstance({
    port: flags.port,
    stateDir: flags.state,
    users: readUsers(flags.users),
    ...(flags.issuer === undefined ? {} : { issuer: flags.issuer.replace(/\/$/, "") }),
    ...(flags["session-token-lifetime"] === undefined
      ? {}
      : { sessionTokenLifetime: flags["session-token-lifetime"] }),
    ...(flags["app-url"] === undefined ? {} : { appUrl: flags["app-url"] }),
  });

  stopWhenAsked(process, close);
  process.send?.({ type: "ready", ...instance });
  console.log(`ready ${instance.url}`);
}

main().catch((error: unknown) => {
  const isTaken = error instanceof Error && "code" in error && error.code === "EADDRINUSE";
  const reason = error instanceof Error ? error.message : String(error);
  console.error(
    isTaken
      ? `clerk-local: the port is taken (${reason}). Stop the other process, or pass another --port.`
      : `clerk-local: ${reason}`,
  );
  process.exit(1);
});
