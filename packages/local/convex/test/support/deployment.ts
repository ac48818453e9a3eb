import path from "node:path";

import { startDeployment, type Deployment, type DeploymentOptions } from "../../src/index";

export const FUNCTIONS_DIR = path.resolve(import.meta.dirname, "../convex");

/** A deployment on free ports that has no functions until some are pushed. */
export async function startEmptyDeployment(options: Partial<DeploymentOptions> = {}): Promise<Deployment> {
  return await startDeployment({ port: 0, sitePort: 0, env: {}, ...options });
}

/** A deployment of `test/convex` on free ports, in memory unless told otherwise. */
export async function startTestDeployment(options: Partial<DeploymentOptions> = {}): Promise<Deployment> {
  return await startDeployment({ functionsDir: FUNCTIONS_DIR, port: 0, sitePort: 0, env: {}, ...options });
}
