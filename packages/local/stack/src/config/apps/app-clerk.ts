import type { ServedApp } from "./app";

/** App Router + Clerk. */
export const appClerk: ServedApp = {
  title: "App Router + Clerk",
  purpose: "the App Router app",
  folder: "apps/app-clerk",
  port: 3001,
  environment: ({ url, port }) => ({ APP_CLERK_PORT: String(port), NEXT_PUBLIC_APP_CLERK_URL: url }),
};
