import { mkdirSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { fileURLToPath } from "node:url";

/** Where the apps' servers write; in tests the stack keeps it. For workers it is there already. */
if (!process.env.STACK_LOG_FILE) {
  const file = fileURLToPath(new URL("../../.results/real/servers.log", import.meta.url));
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, "");
  process.env.STACK_LOG_FILE = file;
}
