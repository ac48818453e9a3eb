#!/usr/bin/env node
// Before an install there is no package that this could be imported from, so each of these commands has it.
const tsx = await import("tsx/esm/api").catch((error) => {
  if (error.code !== "ERR_MODULE_NOT_FOUND") throw error;
  console.error("The packages are not installed yet: npx -y pnpm@12.21.0 install, then try again.");
  process.exit(1);
});

tsx.register();
await import("../src/cli.ts");
