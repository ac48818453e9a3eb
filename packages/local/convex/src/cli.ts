import { portSchema, readFlags, runCommand, warnWithoutState } from "@repo/local-kit/command";
import { z } from "zod";

import { startDeployment } from "./server";
import { reportUnhandledRejections } from "./unhandled-rejections";

const NAME = "convex-local";
const USAGE = `${NAME} --functions <dir> [--state <dir>] [--port 3210] [--site-port 3211] [--watch]

  --functions  folder with the Convex functions
  --state      folder of the durable state; without it everything lives in memory
  --port       port of the API on 127.0.0.1
  --site-port  port of the HTTP actions on 127.0.0.1
  --watch      load the functions again when they change

The functions see this process's environment variables.`;

const string = { type: "string" } as const;
const OPTIONS = {
  functions: string,
  state: string,
  port: { ...string, default: "3210" },
  "site-port": { ...string, default: "3211" },
  watch: { type: "boolean", default: false },
} as const;

const flagsSchema = z.object({
  functions: z.string().min(1),
  state: z.string().min(1).optional(),
  port: portSchema,
  "site-port": portSchema,
  watch: z.boolean(),
});

reportUnhandledRejections(process);
await runCommand(NAME, async () => {
  const flags = readFlags(process.argv.slice(2), USAGE, OPTIONS, flagsSchema);
  warnWithoutState(NAME, flags.state);
  const deployment = await startDeployment({
    functionsDir: flags.functions,
    ...(flags.state === undefined ? {} : { stateDir: flags.state }),
    port: flags.port,
    sitePort: flags["site-port"],
    env: {},
    watch: flags.watch,
  });
  const { url, siteUrl } = deployment;
  return { url, siteUrl, close: () => deployment.close() };
});
