import { parseArgs } from "node:util";

import { startDeployment, type DeploymentOptions } from "./server";
import { stopWhenAsked } from "./stop";
import { reportUnhandledRejections } from "./unhandled-rejections";

const USAGE = `convex-local --functions <dir> --state <dir> [--port 3210] [--site-port 3211] [--watch]

  --functions  folder with the Convex functions
  --state      folder of the durable state
  --port       port of the API on 127.0.0.1
  --site-port  port of the HTTP actions on 127.0.0.1
  --watch      load the functions again when they change

The functions see this process's environment variables.`;

reportUnhandledRejections(process);
try {
  const deployment = await startDeployment(readOptions());
  stopWhenAsked(process, () => deployment.close());
  process.send?.({ type: "ready", url: deployment.url, siteUrl: deployment.siteUrl });
  console.log(`ready ${deployment.url}`);
} catch (error) {
  console.error(`convex-local: ${error instanceof Error ? error.message : String(error)}`);
  process.exit(1);
}

function readOptions(): DeploymentOptions {
  const { values } = parseArgs({
    options: {
      functions: { type: "string" },
      state: { type: "string" },
      port: { type: "string", default: "3210" },
      "site-port": { type: "string", default: "3211" },
      watch: { type: "boolean", default: false },
    },
  });
  const { functions, state, watch } = values;
  if (functions === undefined || state === undefined)
    throw new Error(`--functions and --state are required.\n\n${USAGE}`);
  return {
    functionsDir: functions,
    stateDir: state,
    port: readPort("--port", values.port),
    sitePort: readPort("--site-port", values["site-port"]),
    env: {},
    watch,
  };
}

function readPort(flag: string, value: string): number {
  const port = Number(value);
  if (Number.isInteger(port) && port >= 0 && port <= 65_535) return port;
  throw new Error(`${flag} ${value} is not a port: it is a number up to 65535.\n\n${USAGE}`);
}
