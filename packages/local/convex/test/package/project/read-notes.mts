import { startDeployment, type Deployment, type DeploymentOptions } from "@repo/convex-local";
import { ConvexHttpClient } from "convex/browser";
import { makeFunctionReference } from "convex/server";

const options: DeploymentOptions = {
  functionsDir: "convex",
  stateDir: "state",
  port: 0,
  sitePort: 0,
  env: {},
};
const deployment: Deployment = await startDeployment(options);
const client = new ConvexHttpClient(deployment.url);
const notes: string[] = await client.query(makeFunctionReference<"query">("notes:list"), {});
await deployment.close();
console.log(JSON.stringify(notes));
