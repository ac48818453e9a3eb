import { readFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { z } from "zod";
import type { TenantOptions } from "./index";
import { lifetimeSchema } from "./routes/control";
import { sampleUsersSchema } from "./users/sample-users";

const USAGE = `auth0-local --port 3220 --state <dir> --users <file.json> --app-url http://localhost:3000
            [--id-token-lifetime <seconds>] [--access-token-lifetime <seconds>]`;

const flagsSchema = z.object({
  port: z.coerce.number().int().min(0).max(65_535),
  state: z.string(),
  users: z.string(),
  "app-url": z.string(),
  "id-token-lifetime": lifetimeSchema.optional(),
  "access-token-lifetime": lifetimeSchema.optional(),
});

/** The tenant that a command line asks for. Throws an error that says what is wrong with the line or its file of users. */
export function readFlags(args: readonly string[]): TenantOptions {
  const string = { type: "string" } as const;
  const { values } = parseArgs({
    args: [...args],
    options: {
      port: string,
      state: string,
      users: string,
      "app-url": string,
      "id-token-lifetime": string,
      "access-token-lifetime": string,
    },
  });
  const flags = flagsSchema.safeParse(values);
  if (!flags.success) throw new Error(`${z.prettifyError(flags.error)}\n\nUsage: ${USAGE}`);
  return {
    port: flags.data.port,
    stateDir: flags.data.state,
    users: readUsers(flags.data.users),
    appUrl: flags.data["app-url"],
    idTokenLifetime: flags.data["id-token-lifetime"],
    accessTokenLifetime: flags.data["access-token-lifetime"],
  };
}

function readUsers(path: string): z.infer<typeof sampleUsersSchema> {
  try {
    return sampleUsersSchema.parse(JSON.parse(readFileSync(path, "utf8")));
  } catch (cause) {
    const reason = cause instanceof z.ZodError ? z.prettifyError(cause) : String(cause);
    throw new Error(`Cannot read the sample users in ${path}: ${reason}`, { cause });
  }
}
