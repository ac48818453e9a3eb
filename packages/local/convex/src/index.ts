export { startDeployment, type Deployment, type DeploymentOptions } from "./server";
export type { Engine, Identity } from "./engine/types";
export { MAX_LATENCY_MS } from "./latency";
export type { ConnectionCounts } from "./sync/sync-server";
