import { portSchema, readFlags } from "@repo/local-kit/command";
import { readSampleUsers } from "@repo/local-kit/sample-users";
import { z } from "zod";
import type { TenantOptions } from "./index";
import { lifetimeSchema } from "./routes/control";

const USAGE = `auth0-local --port 3220 --users <file.json> --app-url http://localhost:3000 [--state <dir>]
            [--id-token-lifetime <seconds>] [--access-token-lifetime <seconds>]`;

const string = { type: "string" } as const;
const OPTIONS = {
  port: string,
  state: string,
  users: string,
  "app-url": string,
  "id-token-lifetime": string,
  "access-token-lifetime": string,
} as const;

const flagsSchema = z.object({
  port: portSchema,
  state: z.string().min(1).optional(),
  users: z.string(),
  "app-url": z.string(),
  "id-token-lifetime": lifetimeSchema.optional(),
  "access-token-lifetime": lifetimeSchema.optional(),
});

/** The tenant that a command line asks for. Throws an error that says what is wrong with the line or its file of users. */
export function readTenantOptions(args: readonly string[]): TenantOptions {
  const flags = readFlags(args, USAGE, OPTIONS, flagsSchema);
  return {
    port: flags.port,
    ...(flags.state === undefined ? {} : { stateDir: flags.state }),
    users: readSampleUsers(flags.users),
    appUrl: flags["app-url"],
    idTokenLifetime: flags["id-token-lifetime"],
    accessTokenLifetime: flags["access-token-lifetime"],
  };
}
