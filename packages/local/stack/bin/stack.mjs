#!/usr/bin/env node
// Registers tsx in this process, so that signals and the exit code need no relay.
const tsx = await import("tsx/esm/api").catch((error) => {
  if (error.code !== "ERR_MODULE_NOT_FOUND") throw error;
  process.stderr.write("Nothing is installed yet. Run this instead:   npx -y pnpm@12.21.0 dev\n");
  process.exit(1);
});

tsx.register();
await import("../src/cli.ts");
