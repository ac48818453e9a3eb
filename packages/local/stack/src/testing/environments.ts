/** Well-formed variables of a real Convex deployment. */
export const realConvex = { NEXT_PUBLIC_CONVEX_URL: "https://happy-otter-123.convex.cloud" };

/** Well-formed variables of a real Auth0 tenant. */
export const realAuth0 = {
  NEXT_PUBLIC_AUTH0_DOMAIN: "example.eu.auth0.com",
  NEXT_PUBLIC_AUTH0_CLIENT_ID: "spa-client-0123456789",
  AUTH0_DOMAIN: "example.eu.auth0.com",
  AUTH0_CLIENT_ID: "web-client-0123456789",
  AUTH0_CLIENT_SECRET: "web-secret-0123456789",
  AUTH0_SECRET: "0123456789abcdef".repeat(4),
  APP_BASE_URL: "http://localhost:3000",
};

/** Well-formed variables of a real Clerk instance. */
export const realClerk = {
  NEXT_PUBLIC_CLERK_PUBLISHABLE_KEY: `pk_test_${btoa("happy-otter-12.clerk.accounts.dev$")}`,
  CLERK_SECRET_KEY: "sk_test_0123456789",
};
