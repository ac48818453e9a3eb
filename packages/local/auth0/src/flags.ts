import { portSchema, readFlags } from "@repo/local-kit/command";
import { readSampleUsers } from "@repo/local-kit/sample-users";
import { z } from "zod";
import type { TenantOptions } from "./index";
import { readApis } from "./oidc/api-schema";
import { lifetimeSchema } from "./routes/control";
import { AUTH0_LIFETIMES } from "./tenant";

const USAGE = `auth0-local --port 3220 --users <file.json> --app-url http://localhost:3000 [--state <dir>]
            [--apis <file.json>] [--id-token-lifetime <seconds>] [--access-token-lifetime <seconds>]
            [--refresh-token-lifetime <seconds>] [--refresh-token-idle-lifetime <seconds>]
            [--session-lifetime <seconds>] [--session-idle-lifetime <seconds>]`;

const string = { type: "string" } as const;
const OPTIONS = {
  port: string,
  state: string,
  users: string,
  apis: string,
  "app-url": string,
  "id-token-lifetime": string,
  "access-token-lifetime": string,
  "refresh-token-lifetime": string,
  "refresh-token-idle-lifetime": string,
  "session-lifetime": string,
  "session-idle-lifetime": string,
} as const;

const flagsSchema = z.object({
  port: portSchema,
  state: z.string().min(1).optional(),
  users: z.string(),
  apis: z.string().optional(),
  "app-url": z.string(),
  "id-token-lifetime": lifetimeSchema.default(AUTH0_LIFETIMES.idToken),
  "access-token-lifetime": lifetimeSchema.default(AUTH0_LIFETIMES.accessToken),
  "refresh-token-lifetime": lifetimeSchema.default(AUTH0_LIFETIMES.refreshToken),
  "refresh-token-idle-lifetime": lifetimeSchema.default(AUTH0_LIFETIMES.refreshTokenIdle),
  "session-lifetime": lifetimeSchema.default(AUTH0_LIFETIMES.session),
  "session-idle-lifetime": lifetimeSchema.default(AUTH0_LIFETIMES.sessionIdle),
});

/** The tenant that a command line asks for. Throws an error that says what is wrong with the line or its files. */
export function readTenantOptions(args: readonly string[]): TenantOptions {
  const flags = readFlags(args, USAGE, OPTIONS, flagsSchema);
  return {
    port: flags.port,
    ...(flags.state === undefined ? {} : { stateDir: flags.state }),
    users: readSampleUsers(flags.users),
    ...(flags.apis === undefined ? {} : { apis: readApis(flags.apis) }),
    appUrl: flags["app-url"],
    lifetimes: {
      idToken: flags["id-token-lifetime"],
      accessToken: flags["access-token-lifetime"],
      refreshToken: flags["refresh-token-lifetime"],
      refreshTokenIdle: flags["refresh-token-idle-lifetime"],
      session: flags["session-lifetime"],
      sessionIdle: flags["session-idle-lifetime"],
    },
  };
}
