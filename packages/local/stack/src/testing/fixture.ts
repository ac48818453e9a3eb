import { once } from "node:events";
import { z } from "zod";
import { mapServices } from "../config/services/index";
import { createLog } from "../log";
import type { Ports } from "../ports/ports";
import { runStack } from "../run/run-stack";

/** What a test chooses, as JSON in the variable FIXTURE; the command comes as arguments. Port 0 is always free. */
const fixtureSchema = z.object({
  mode: z.enum(["dev", "test"]),
  root: z.string(),
  ports: z.record(z.string(), z.number()),
  /** The stand-in for all services. */
  service: z.string(),
  /** Whether it stays after the run, until SIGUSR2. */
  lingers: z.boolean(),
});

const { FIXTURE = "", ...env } = process.env;

async function main(): Promise<number> {
  const { lingers, service, ports, ...options } = fixtureSchema.parse(JSON.parse(FIXTURE));
  const code = await runStack({
    ...options,
    command: process.argv.slice(2),
    env: Object.fromEntries(Object.entries(env).flatMap(([name, value]) => (value ? [[name, value]] : []))),
    ports: ports as unknown as Ports,
    scripts: mapServices(() => service),
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
