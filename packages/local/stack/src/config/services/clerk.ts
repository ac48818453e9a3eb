import { z } from "zod";

import type { ClerkReady } from "#service/ready";
import type { ServiceConfig } from "./variable";

const httpsUrl = z.url({ protocol: /^https$/ });
const pathOrUrl = z.string().regex(/^(?:\/|https?:\/\/)\S*$/);

/** The instance. */
export const clerk: ServiceConfig<ClerkReady> = {
  name: "clerk",
  title: "Clerk",
  variables: [
    {
      name: "NEXT_PUBLIC_CLERK_PUBLISHABLE_KEY",
      apps: ["app-clerk"],
      local: ({ publishableKey }) => publishableKey,
      expected: "a publishable key: pk_test_… or pk_live_…, copied whole",
      format: z.string().refine((key) => clerkHost(key) !== undefined),
    },
    {
      name: "CLERK_SECRET_KEY",
      apps: ["app-clerk"],
      local: ({ secretKey }) => secretKey,
      expected: "a secret key: sk_test_… or sk_live_…",
      format: z.string().regex(/^sk_(?:test|live)_\S+$/),
    },
    {
      name: "CLERK_JWT_ISSUER_DOMAIN",
      onDeployment: "CLERK_JWT_ISSUER_DOMAIN",
      local: ({ issuer }) => issuer,
      expected: "the Frontend API URL, like https://happy-otter-12.clerk.accounts.dev",
      format: httpsUrl,
      optional: true,
    },
    {
      name: "CLERK_JWT_KEY",
      apps: ["app-clerk"],
      local: ({ jwtKey }) => jwtKey,
      expected: "the instance's JWKS Public Key, in quotation marks, with its lines",
      format: z.string().includes("PUBLIC KEY"),
      optional: true,
    },
    {
      name: "NEXT_PUBLIC_CLERK_SIGN_IN_URL",
      local: () => "/sign-in",
      expected: "where the app signs in, like /sign-in",
      format: pathOrUrl,
      optional: true,
    },
    {
      name: "NEXT_PUBLIC_CLERK_SIGN_UP_URL",
      local: () => "/sign-up",
      expected: "where the app signs up, like /sign-up",
      format: pathOrUrl,
      optional: true,
    },
  ],
  localOnly: [
    { name: "CLERK_FAPI_URL", apps: ["app-clerk"], local: ({ url }) => url },
    { name: "CLERK_API_URL", local: ({ url }) => url },
    { name: "NEXT_PUBLIC_CLERK_PROXY_URL", local: () => "/__clerk" },
  ],
};

/**
 * The Frontend API host inside a Clerk publishable key, which is `pk_test_` or `pk_live_` and the base64
 * of the host followed by `$`. Undefined when the key is not of that form.
 */
export function clerkHost(publishableKey: string): string | undefined {
  const encoded = /^pk_(?:test|live)_([A-Za-z0-9+/=]+)$/.exec(publishableKey)?.[1];
  if (encoded === undefined) return undefined;
  return /^([a-z0-9-]+(?:\.[a-z0-9-]+)+)\$$/i.exec(Buffer.from(encoded, "base64").toString("utf8"))?.[1];
}
