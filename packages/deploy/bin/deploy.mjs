#!/usr/bin/env node
try {
  const { register } = await import("tsx/esm/api");
  register();
} catch (error) {
  if (error.code !== "ERR_MODULE_NOT_FOUND") throw error;
  console.error("The packages are not installed yet: npx -y pnpm@12.21.0 install, then try again.");
  process.exit(1);
}
await import("../src/cli.ts");
