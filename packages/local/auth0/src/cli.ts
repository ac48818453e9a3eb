import { runCommand, warnWithoutState } from "@repo/local-kit/command";
import { readTenantOptions } from "./flags";
import { startTenant } from "./index";

const NAME = "auth0-local";

await runCommand(NAME, async () => {
  const options = readTenantOptions(process.argv.slice(2));
  warnWithoutState(NAME, options.stateDir);
  return await startTenant({ ...options, log: (line) => console.error(`${NAME}: ${line}`) });
});
