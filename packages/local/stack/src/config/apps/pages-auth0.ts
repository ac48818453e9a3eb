import type { ServedApp } from "./app";

/** Pages Router + Auth0. */
export const pagesAuth0: ServedApp = {
  title: "Pages Router + Auth0",
  purpose: "the Pages Router app",
  folder: "apps/pages-auth0",
  port: 3000,
  environment: ({ url, port }) => ({ PAGES_AUTH0_PORT: String(port), NEXT_PUBLIC_PAGES_AUTH0_URL: url }),
};
