#!/usr/bin/env node
import { portSchema, readFlags, runCommand, warnWithoutState } from "@repo/local-kit/command";
import { z } from "zod";

import { loadAdminKey } from "./auth/admin-key";
import { obeySignalsWhileHeld } from "./engine/run/guard-clock";
import { reportHeldThread } from "./held-thread";
import { guardProcess } from "./process-guard";
import { startDeployment } from "./server";
import { reportUncaughtErrors, reportUnhandledRejections } from "./unhandled-rejections";

const NAME = "convex-local";
const USAGE = `${NAME} [--functions <dir>] [--state <dir>] [--port 3210] [--site-port 3211] [--watch]
                    [--durability os|disk] [--recover]
       ${NAME} --state <dir> --print-admin-key

  --functions        folder with the Convex functions; without it they are those that \`npx convex deploy\` pushed
  --state            folder of the durable state; without it everything lives in memory
  --port             port of the API on 127.0.0.1
  --site-port        port of the HTTP actions on 127.0.0.1
  --watch            load the functions again when they change
  --durability       when a change counts: once the operating system has it, which outlives this process (os, the
                     default), or once it is on the disk, which a power failure does not undo (disk)
  --recover          go on with what is before a damage of the state's log; the damaged log is kept
  --print-admin-key  print the key that the Convex CLI needs, and end

The functions see this process's environment variables, and those of \`npx convex env set\` above them.`;

const string = { type: "string" } as const;
const OPTIONS = {
  functions: string,
  state: string,
  port: { ...string, default: "3210" },
  "site-port": { ...string, default: "3211" },
  watch: { type: "boolean", default: false },
  durability: { ...string, default: "os" },
  recover: { type: "boolean", default: false },
  "print-admin-key": { type: "boolean", default: false },
} as const;

const flagsSchema = z.object({
  functions: z.string().min(1).optional(),
  state: z.string().min(1).optional(),
  port: portSchema,
  "site-port": portSchema,
  watch: z.boolean(),
  durability: z.enum(["os", "disk"]),
  recover: z.boolean(),
  "print-admin-key": z.boolean(),
});

// Stack traces name the functions' sources, not what they were built into.
process.setSourceMapsEnabled(true);
reportUnhandledRejections(process);
reportUncaughtErrors(process);
guardProcess(process, globalThis);
reportHeldThread();
await runCommand(NAME, async () => {
  const flags = readFlags(process.argv.slice(2), USAGE, OPTIONS, flagsSchema);
  if (flags["print-admin-key"]) printAdminKey(flags.state);
  warnWithoutState(NAME, flags.state);
  const deployment = await startDeployment({
    ...(flags.functions === undefined ? {} : { functionsDir: flags.functions }),
    ...(flags.state === undefined ? {} : { stateDir: flags.state }),
    port: flags.port,
    sitePort: flags["site-port"],
    env: {},
    watch: flags.watch,
    durability: flags.durability,
    recover: flags.recover,
  });
  obeySignalsWhileHeld();
  // The parent is told the key; what is printed may end up in a log.
  const { url, siteUrl, adminKey } = deployment;
  return { url, siteUrl, adminKey, close: () => deployment.close() };
});

function printAdminKey(stateDir: string | undefined): never {
  if (stateDir === undefined)
    throw new Error("--print-admin-key needs --state: a deployment in memory keeps no key.");
  console.log(loadAdminKey(stateDir));
  process.exit(0);
}
