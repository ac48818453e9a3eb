import { auth0 } from "./auth0";
import { clerk } from "./clerk";
import { convex } from "./convex";

export { clerkHost } from "./clerk";
export type { ServiceConfig, ServiceName } from "./variable";

/** All services, in the order in which they are reported. */
export const services = { convex, auth0, clerk };
