import type { Sample } from "./sample";

export const auth0: Sample = {
  real: {
    NEXT_PUBLIC_AUTH0_DOMAIN: "example.eu.auth0.com",
    NEXT_PUBLIC_AUTH0_CLIENT_ID: "spa-client-0123456789",
    AUTH0_DOMAIN: "example.eu.auth0.com",
    AUTH0_CLIENT_ID: "web-client-0123456789",
    AUTH0_CLIENT_SECRET: "web-secret-0123456789",
    AUTH0_SECRET: "0123456789abcdef".repeat(4),
    APP_BASE_URL: "http://localhost:3000",
  },
  handed: (url) => ({
    NEXT_PUBLIC_AUTH0_DOMAIN: url,
    NEXT_PUBLIC_AUTH0_CLIENT_ID: "spa-client",
    AUTH0_DOMAIN: url,
    AUTH0_CLIENT_ID: "web-client",
    AUTH0_CLIENT_SECRET: "web-secret",
    APP_BASE_URL: "http://localhost:3000",
  }),
  trusted: {
    AUTH0_DOMAIN: "example.eu.auth0.com",
    AUTH0_SPA_CLIENT_ID: "spa-client-0123456789",
    AUTH0_WEB_CLIENT_ID: "web-client-0123456789",
  },
  trustedLocally: (url) => ({
    AUTH0_DOMAIN: url,
    AUTH0_SPA_CLIENT_ID: "spa-client",
    AUTH0_WEB_CLIENT_ID: "web-client",
  }),
};
