import { createConvexClient } from "@repo/convex-next";
import { env } from "./env";

/** The one client of this app: one WebSocket, whatever the page. */
export const convex = createConvexClient(env.NEXT_PUBLIC_CONVEX_URL);
