import type { Sample } from "./sample";

export const clerk: Sample = {
  real: {
    NEXT_PUBLIC_CLERK_PUBLISHABLE_KEY: `pk_test_${btoa("happy-otter-12.clerk.accounts.dev$")}`,
    CLERK_SECRET_KEY: "sk_test_0123456789",
  },
  handed: (url) => ({
    NEXT_PUBLIC_CLERK_TELEMETRY_DISABLED: "1",
    NEXT_PUBLIC_CLERK_KEYLESS_DISABLED: "1",
    NEXT_PUBLIC_CLERK_PUBLISHABLE_KEY: "pk_test_local",
    NEXT_PUBLIC_CLERK_PROXY_URL: "/__clerk",
    NEXT_PUBLIC_CLERK_SIGN_IN_URL: "/sign-in",
    NEXT_PUBLIC_CLERK_SIGN_UP_URL: "/sign-up",
    CLERK_JWT_ISSUER_DOMAIN: url,
    CLERK_SECRET_KEY: "sk_test_local",
    CLERK_API_URL: url,
    CLERK_FAPI_URL: url,
    CLERK_JWT_KEY: "-----BEGIN PUBLIC KEY-----",
  }),
  trusted: { CLERK_JWT_ISSUER_DOMAIN: "https://happy-otter-12.clerk.accounts.dev" },
  trustedLocally: (url) => ({ CLERK_JWT_ISSUER_DOMAIN: url }),
};
