import { fileURLToPath } from "node:url";
import { z } from "zod";
import { createLog } from "../log";
import { runStack } from "../run/run-stack";

/** What a test chooses. Port 0 is always free. */
export const fixtureSchema = z.object({
  mode: z.enum(["dev", "test"]),
  root: z.string(),
  ports: z.object({
    pagesAuth0: z.number(),
    appClerk: z.number(),
    convex: z.number(),
    convexSite: z.number(),
    auth0: z.number(),
    clerk: z.number(),
  }),
});

const { FIXTURE = "", ...env } = process.env;
const fakeService = fileURLToPath(new URL("fake-service.mjs", import.meta.url));

try {
  const code = await runStack({
    ...fixtureSchema.parse(JSON.parse(FIXTURE)),
    command: process.argv.slice(2),
    env: Object.fromEntries(Object.entries(env).flatMap(([name, value]) => (value ? [[name, value]] : []))),
    scripts: { convex: fakeService, auth0: fakeService, clerk: fakeService },
    log: createLog((text) => process.stderr.write(text), false),
    announce: (text) => process.stdout.write(text),
    colour: false,
  });
  process.exit(code);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
}
