import { createConvexClient } from "@repo/convex-next";
import { deploymentUrl } from "@/env";

export const convex = createConvexClient(deploymentUrl);
