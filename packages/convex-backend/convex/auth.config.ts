import type { AuthConfig } from "convex/server";

// Edit the values with `convex env set`; local development gets them from the stack.
// Auth0 has two applications (browser and server), hence two audiences of one issuer.
export default {
  providers: [
    { domain: process.env.AUTH0_DOMAIN ?? "", applicationID: process.env.AUTH0_SPA_CLIENT_ID ?? "" },
    { domain: process.env.AUTH0_DOMAIN ?? "", applicationID: process.env.AUTH0_WEB_CLIENT_ID ?? "" },
    { domain: process.env.CLERK_JWT_ISSUER_DOMAIN ?? "", applicationID: "convex" },
  ],
} satisfies AuthConfig;
