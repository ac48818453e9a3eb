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
    NEXT_PUBLIC_AUTH0_DOMAIN: text(
      "The Auth0 tenant. Auth0 dashboard → Applications → your single-page app → Domain.",
    ),
    NEXT_PUBLIC_AUTH0_CLIENT_ID: text("The single-page app's client id, on the same page as its Domain."),
    NEXT_PUBLIC_PAGES_AUTH0_URL: z.optional(z.url()), // only: both
    NEXT_PUBLIC_APP_CLERK_URL: z.optional(z.url()), // only: both
  },
  server: {
    AUTH0_DOMAIN: text(
      "The Auth0 tenant, for the server. Auth0 dashboard → Applications → your regular web app → Domain.",
    ),
    AUTH0_CLIENT_ID: text("The regular web app's client id, on the same page as its Domain."),
    AUTH0_CLIENT_SECRET: text("The regular web app's secret, on the same page as its Domain."),
    AUTH0_SECRET: z
      .string({ error: "Encrypts the session cookie. Make one with `openssl rand -hex 32`." })
      .check(z.regex(/^[0-9a-f]{64}$/i, "It must be 64 hexadecimal digits: `openssl rand -hex 32`.")),
    APP_BASE_URL: url("Where this app answers, such as http://localhost:3000."),
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
    NEXT_PUBLIC_AUTH0_DOMAIN: process.env.NEXT_PUBLIC_AUTH0_DOMAIN,
    NEXT_PUBLIC_AUTH0_CLIENT_ID: process.env.NEXT_PUBLIC_AUTH0_CLIENT_ID,
    NEXT_PUBLIC_PAGES_AUTH0_URL: process.env.NEXT_PUBLIC_PAGES_AUTH0_URL, // only: both
    NEXT_PUBLIC_APP_CLERK_URL: process.env.NEXT_PUBLIC_APP_CLERK_URL, // only: both
    AUTH0_DOMAIN: process.env.AUTH0_DOMAIN,
    AUTH0_CLIENT_ID: process.env.AUTH0_CLIENT_ID,
    AUTH0_CLIENT_SECRET: process.env.AUTH0_CLIENT_SECRET,
    AUTH0_SECRET: process.env.AUTH0_SECRET,
    APP_BASE_URL: process.env.APP_BASE_URL,
  },
  emptyStringAsUndefined: true,
  onValidationError: (issues) => {
    const lines = issues.map(({ path, message }) => `  ${path?.map(String).join(".") ?? "?"}: ${message}`);
    throw new Error(
      `The environment is not complete:\n${lines.join("\n")}\nCopy .env.example to .env.local, or run \`pnpm run doctor\`.`,
    );
  },
});
