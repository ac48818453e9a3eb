import { readFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { z } from "zod";
import { startTenant } from "./index";
import { lifetimeSchema } from "./routes/control";
import { sampleUsersSchema } from "./users/sample-users";

const USAGE = `auth0-local --port 3220 --state <dir> --users <file.json> --app-url http://localhost:3000
            [--id-token-lifetime <seconds>] [--access-token-lifetime <seconds>] [--backchannel-logout]`;

const flagsSchema = z.object({
  port: z.coerce.number().int().min(0).max(65_535),
  state: z.string(),
  users: z.string(),
  "app-url": z.string(),
  "id-token-lifetime": lifetimeSchema.optional(),
  "access-token-lifetime": lifetimeSchema.optional(),
  "backchannel-logout": z.boolean().optional(),
});

function readFlags(): z.infer<typeof flagsSchema> {
  const string = { type: "string" } as const;
  const { values } = parseArgs({
    options: {
      port: string,
      state: string,
      users: string,
      "app-url": string,
      "id-token-lifetime": string,
      "access-token-lifetime": string,
      "backchannel-logout": { type: "boolean" },
    },
  });
  const flags = flagsSchema.safeParse(values);
  if (!flags.success) throw new Error(`${z.prettifyError(flags.error)}\n\nUsage: ${USAGE}`);
  return flags.data;
}

function readUsers(path: string): z.infer<typeof sampleUsersSchema> {
  try {
    return sampleUsersSchema.parse(JSON.parse(readFileSync(path, "utf8")));
  } catch (cause) {
    const reason = cause instanceof z.ZodError ? z.prettifyError(cause) : String(cause);
    throw new Error(`Cannot read the sample users in ${path}: ${reason}`, { cause });
  }
}

async function main(): Promise<void> {
  const flags = readFlags();
  const tenant = await startTenant({
    port: flags.port,
    stateDir: flags.state,
    users: readUsers(flags.users),
    appUrl: flags["app-url"],
    idTokenLifetime: flags["id-token-lifetime"],
    accessTokenLifetime: flags["access-token-lifetime"],
    backchannelLogout: flags["backchannel-logout"],
    log: (line) => console.error(`auth0-local: ${line}`),
  });
  const { close, ...ready } = tenant;

  const stop = (): void => {
    close().then(
      () => process.exit(0),
      (error: unknown) => {
        console.error(error);
        process.exit(1);
      },
    );
  };
  process.once("SIGTERM", stop);
  process.once("SIGINT", stop);
  // Started with an IPC channel: do not outlive the parent.
  process.once("disconnect", stop);

  console.log(`ready ${tenant.url}`);
  process.send?.({ type: "ready", ...ready });
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
});
