// The only file of this app that reads process.env. A new variable is added here, in check-env.ts, in .env.example, and
// in the stack's list of its service. The browser gets this file, and Next.js puts the values in: so what they must be
// is said beside it.
const required = (value: string | undefined): string => value ?? "";
const optional = (value: string | undefined): string | undefined => value || undefined;

export const env = {
  NEXT_PUBLIC_CONVEX_URL: required(process.env.NEXT_PUBLIC_CONVEX_URL),
  NEXT_PUBLIC_CLERK_PUBLISHABLE_KEY: required(process.env.NEXT_PUBLIC_CLERK_PUBLISHABLE_KEY),
  NEXT_PUBLIC_PAGES_AUTH0_URL: optional(process.env.NEXT_PUBLIC_PAGES_AUTH0_URL), // only: both
  NEXT_PUBLIC_APP_CLERK_URL: optional(process.env.NEXT_PUBLIC_APP_CLERK_URL), // only: both
  // Of the server alone: empty in the browser.
  CLERK_SECRET_KEY: required(process.env.CLERK_SECRET_KEY),
  // Checks session tokens without a request for the keys. Clerk dashboard → API keys → JWKS Public Key.
  CLERK_JWT_KEY: optional(process.env.CLERK_JWT_KEY),
  // Set by the stack for the local instance, and by nobody else.
  CLERK_FAPI_URL: optional(process.env.CLERK_FAPI_URL),
  // only: both
  // The comparison shows both apps in frames, which report to it: its origin, set by the stack in development and
  // tests alone. next.config hands it to the browser.
  COMPARE_ORIGIN: optional(process.env.COMPARE_ORIGIN),
  // only: end
  // Set by Next: what a page says about prefetching depends on it.
  NODE_ENV: process.env.NODE_ENV,
  // Set by Next: a build may leave to the first request what it cannot read.
  NEXT_PHASE: optional(process.env.NEXT_PHASE),
};
