import { portSchema, readFlags, runCommand, warnWithoutState } from "@repo/local-kit/command";
import { readSampleUsers } from "@repo/local-kit/sample-users";
import { z } from "zod";

import { type RunningInstance, startInstance } from "./index";
import { lifetimeSchema } from "./options";
import { variables } from "./variables";

const NAME = "clerk-local";
const USAGE = `${NAME} --port 3230 --users <file.json> [--state <dir>] [--issuer <url>]
            [--session-token-lifetime <seconds>] [--app-url <url>] [--json]`;

const string = { type: "string" } as const;
const OPTIONS = {
  port: string,
  state: string,
  users: string,
  issuer: string,
  "session-token-lifetime": string,
  "app-url": string,
  json: { type: "boolean" },
} as const;

const flagsSchema = z.object({
  port: portSchema,
  state: z.string().min(1).optional(),
  users: z.string().min(1),
  issuer: z.url().optional(),
  "session-token-lifetime": lifetimeSchema.optional(),
  "app-url": z.url().optional(),
  json: z.boolean().default(false),
});

let json = false;

/** The variables to paste, or as JSON. A parent that started this process has them from its message. */
function announce(instance: RunningInstance): string {
  const list = variables(instance);
  if (json) return JSON.stringify(list);
  const ready = `ready ${instance.url}`;
  if (process.send !== undefined) return ready;
  const lines = Object.entries(list).map(([name, value]) => `${name}=${value}`);
  return [`# .env.local of a Next.js app`, ...lines, "", ready].join("\n");
}

async function start(): Promise<RunningInstance> {
  const flags = readFlags(process.argv.slice(2), USAGE, OPTIONS, flagsSchema);
  json = flags.json;
  warnWithoutState(NAME, flags.state);
  return await startInstance({
    port: flags.port,
    users: readSampleUsers(flags.users),
    ...(flags.state === undefined ? {} : { stateDir: flags.state }),
    ...(flags.issuer === undefined ? {} : { issuer: flags.issuer.replace(/\/$/, "") }),
    ...(flags["session-token-lifetime"] === undefined
      ? {}
      : { sessionTokenLifetime: flags["session-token-lifetime"] }),
    ...(flags["app-url"] === undefined ? {} : { appUrl: flags["app-url"] }),
  });
}

await runCommand(NAME, start, announce);
