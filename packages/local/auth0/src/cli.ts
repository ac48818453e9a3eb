import { readFlags } from "./flags";
import { startTenant } from "./index";
import { stopWhenAsked } from "./stop";

async function main(): Promise<void> {
  const tenant = await startTenant({
    ...readFlags(process.argv.slice(2)),
    log: (line) => console.error(`auth0-local: ${line}`),
  });
  const { close, ...ready } = tenant;
  stopWhenAsked(process, close);
  console.log(`ready ${tenant.url}`);
  process.send?.({ type: "ready", ...ready });
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
});
