import { portSchema, readFlags, runCommand, warnWithoutState } from "@repo/local-kit/command";
import { readSampleUsers } from "@repo/local-kit/sample-users";
import { z } from "zod";

import { startInstance } from "./index";
import { lifetimeSchema } from "./options";

const NAME = "clerk-local";
const USAGE = `${NAME} --port 3230 --users <file.json> [--state <dir>] [--issuer <url>]
            [--session-token-lifetime <seconds>] [--app-url <url>]`;

const string = { type: "string" } as const;
const OPTIONS = {
  port: string,
  state: string,
  users: string,
  issuer: string,
  "session-token-lifetime": string,
  "app-url": string,
} as const;

const flagsSchema = z.object({
  port: portSchema,
  state: z.string().min(1).optional(),
  users: z.string().min(1),
  issuer: z.url().optional(),
  "session-token-lifetime": lifetimeSchema.optional(),
  "app-url": z.url().optional(),
});

await runCommand(NAME, async () => {
  const flags = readFlags(process.argv.slice(2), USAGE, OPTIONS, flagsSchema);
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
});
