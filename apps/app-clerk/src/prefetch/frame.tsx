"use client";

import { createLabFrame } from "@repo/prefetch-lab";
import { env } from "../env";
import { changeFromElsewhere as change } from "./change";
import { techniques } from "./techniques";

/** Around every page of the lab. */
export const LabFrame = createLabFrame({ deploymentUrl: env.NEXT_PUBLIC_CONVEX_URL, change, techniques });
