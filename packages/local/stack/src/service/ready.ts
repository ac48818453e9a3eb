import { z } from "zod";

const issuer = z.url({ protocol: /^https?$/ });
/** Without a trailing slash: the SDKs append paths to it. */
const url = issuer.transform((value) => value.replace(/\/$/, ""));

/** What each local service says over IPC once it answers requests. */
export const readyMessages = {
  auth0: z.object({
    type: z.literal("ready"),
    url,
    issuer,
    spaClientId: z.string().min(1),
    webClientId: z.string().min(1),
    webClientSecret: z.string().min(1),
  }),
  clerk: z.object({
    type: z.literal("ready"),
    url,
    issuer,
    publishableKey: z.string().startsWith("pk_"),
    secretKey: z.string().startsWith("sk_"),
    jwtKey: z.string().includes("PUBLIC KEY"),
  }),
  convex: z.object({ type: z.literal("ready"), url, siteUrl: url, adminKey: z.string().min(1) }),
};

export type Auth0Ready = z.infer<typeof readyMessages.auth0>;
export type ClerkReady = z.infer<typeof readyMessages.clerk>;
export type ConvexReady = z.infer<typeof readyMessages.convex>;
