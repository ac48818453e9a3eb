import { once } from "node:events";
import { z } from "zod";
import { createLog } from "../log";
import { runStack } from "../run/run-stack";

/** What a test chooses, as JSON in the variable FIXTURE; the command comes as arguments. Port 0 is always free. */
const fixtureSchema = z.object({
  mode: z.enum(["dev", "test"]),
  root: z.string(),
  ports: z.object({
    pagesAuth0: z.number(),
    appClerk: z.number(),
    compare: z.number(),
    convex: z.number(),
    convexSite: z.number(),
    auth0: z.number(),
    clerk: z.number(),
  }),
  /** The stand-in for all three services. */
  service: z.string(),
  /** Whether it stays after the run, until SIGUSR2. */
  lingers: z.boolean(),
});

const { FIXTURE = "", ...env } = process.env;

async function main(): Promise<number> {
  const { lingers, service, ...options } = fixtureSchema.parse(JSON.parse(FIXTURE));
  const code = await runStack({
    ...options,
    command: process.argv.slice(2),
    env: Object.fromEntries(Object.entries(env).flatMap(([name, value]) => (value ? [[name, value]] : []))),
    scripts: { convex: service, auth0: service, clerk: service },
    log: createLog((text) => process.stderr.write(text), false),
    announce: (text) => process.stdout.write(text),
    colour: false,
  });
  if (lingers) {
    // Signals alone keep no process alive.
    const alive = setInterval(() => undefined, 60_000);
    const leave = once(process, "SIGUSR2");
    process.stdout.write("the run is over\n");
    await leave;
    clearInterval(alive);
  }
  return code;
}

main().then(
  (code) => process.exit(code),
  (error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    process.exit(1);
  },
);
