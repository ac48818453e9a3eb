import { createEnv } from "@t3-oss/env-nextjs";
// The small one: the browser gets it, too.
import * as z from "zod/mini";

// The only file of this app that reads process.env. A new variable is added here, in .env.example, and in the
// stack's list of its service.
const url = (what: string) => z.url({ error: `${what} It must be a URL.` });
const text = (what: string) => z.string({ error: what }).check(z.minLength(1, what));

export const env = createEnv({
  client: {
    NEXT_PUBLIC_CONVEX_URL: url("The Convex deployment. Convex dashboard → Settings → URL & Deploy Key."),
    NEXT_PUBLIC_CLERK_PUBLISHABLE_KEY: z
      .string({ error: "The Clerk instance. Clerk dashboard → API keys." })
      .check(
        z.regex(
          /^pk_(test|live)_/,
          "A publishable key begins with pk_test_ or pk_live_. Clerk dashboard → API keys.",
        ),
      ),
    NEXT_PUBLIC_PAGES_AUTH0_URL: z.optional(z.url()), // only: both
    NEXT_PUBLIC_APP_CLERK_URL: z.optional(z.url()), // only: both
  },
  server: {
    CLERK_SECRET_KEY: text("The Clerk instance's secret. Clerk dashboard → API keys."),
    // Checks session tokens without a request for the keys. Clerk dashboard → API keys → JWKS Public Key.
    CLERK_JWT_KEY: z.optional(z.string()),
    // Set by the stack for the local instance, and by nobody else.
    CLERK_FAPI_URL: z.optional(z.url()),
  },
  shared: {
    // only: both
    // The comparison shows both apps in frames, which report to it: its origin, set by the stack in development and
    // tests alone. next.config hands it to the browser.
    COMPARE_ORIGIN: z.optional(z.url()),
    // only: end
    // Set by Next: what a page says about prefetching depends on it.
    NODE_ENV: z.enum(["development", "production", "test"]),
    // Set by Next: a build may leave to the first request what it cannot read.
    NEXT_PHASE: z.optional(z.string()),
  },
  runtimeEnv: {
    NODE_ENV: process.env.NODE_ENV,
    NEXT_PHASE: process.env.NEXT_PHASE,
    COMPARE_ORIGIN: process.env.COMPARE_ORIGIN, // only: both
    NEXT_PUBLIC_CONVEX_URL: process.env.NEXT_PUBLIC_CONVEX_URL,
    NEXT_PUBLIC_CLERK_PUBLISHABLE_KEY: process.env.NEXT_PUBLIC_CLERK_PUBLISHABLE_KEY,
    NEXT_PUBLIC_PAGES_AUTH0_URL: process.env.NEXT_PUBLIC_PAGES_AUTH0_URL, // only: both
    NEXT_PUBLIC_APP_CLERK_URL: process.env.NEXT_PUBLIC_APP_CLERK_URL, // only: both
    CLERK_SECRET_KEY: process.env.CLERK_SECRET_KEY,
    CLERK_JWT_KEY: process.env.CLERK_JWT_KEY,
    CLERK_FAPI_URL: process.env.CLERK_FAPI_URL,
  },
  emptyStringAsUndefined: true,
  onValidationError: (issues) => {
    const lines = issues.map(({ path, message }) => `  ${path?.map(String).join(".") ?? "?"}: ${message}`);
    throw new Error(
      `The environment is not complete:\n${lines.join("\n")}\nCopy .env.example to .env.local, or run \`pnpm run doctor\`.`,
    );
  },
});
