import type { AuthConfig } from "convex/server";

// Edit the values with `convex env set`; local development gets them from the stack.
export default {
  providers: [
    // only: pages-auth0
    // Auth0 has two applications (browser and server), hence two audiences of one issuer.
    { domain: process.env.AUTH0_DOMAIN ?? "", applicationID: process.env.AUTH0_SPA_CLIENT_ID ?? "" },
    { domain: process.env.AUTH0_DOMAIN ?? "", applicationID: process.env.AUTH0_WEB_CLIENT_ID ?? "" },
    // only: app-clerk
    { domain: process.env.CLERK_JWT_ISSUER_DOMAIN ?? "", applicationID: "convex" },
    // only: end
  ],
} satisfies AuthConfig;
