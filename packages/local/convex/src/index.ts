// These imports, and those that their types lead to, name the file: declarations are published as they are.
export { startDeployment, type Deployment, type DeploymentOptions } from "./server.ts";
export type { Durability, Engine, Identity } from "./engine/types.ts";
