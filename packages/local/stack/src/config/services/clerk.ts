import { z } from "zod";

import type { Environment } from "#env-file";
import { address, issuer } from "./addresses";
import { defineService } from "./service";

const httpsUrl = z.url({ protocol: /^https$/ });
const pathOrUrl = z.string().regex(/^(?:\/|https?:\/\/)\S*$/);

/** The instance. */
export const clerk = defineService({
  title: "Clerk",
  row: { title: "Clerk instance", address: "CLERK_JWT_ISSUER_DOMAIN" },
  colour: "green",
  cli: "@repo/clerk-local/cli",
  ports: { clerk: { port: 3230, purpose: "the Clerk instance" } },
  signsInTo: "appClerk",
  inherited: /^(?:NEXT_PUBLIC_)?CLERK_/,
  ready: z.object({
    type: z.literal("ready"),
    url: address,
    issuer,
    publishableKey: z.string().startsWith("pk_"),
    secretKey: z.string().startsWith("sk_"),
    jwtKey: z.string().includes("PUBLIC KEY"),
  }),
  variables: [
    {
      name: "NEXT_PUBLIC_CLERK_PUBLISHABLE_KEY",
      local: ({ publishableKey }) => publishableKey,
      expected: "a publishable key: pk_test_… or pk_live_…, copied whole",
      format: z.string().refine((key) => clerkHost(key) !== undefined),
    },
    {
      name: "CLERK_SECRET_KEY",
      local: ({ secretKey }) => secretKey,
      expected: "a secret key: sk_test_… or sk_live_…",
      format: z.string().regex(/^sk_(?:test|live)_\S+$/),
    },
    {
      name: "CLERK_JWT_ISSUER_DOMAIN",
      readByLibrary: true,
      onDeployment: "CLERK_JWT_ISSUER_DOMAIN",
      local: ({ issuer }) => issuer,
      expected: "the Frontend API URL, like https://happy-otter-12.clerk.accounts.dev",
      format: httpsUrl,
      optional: true,
    },
    {
      name: "CLERK_JWT_KEY",
      local: ({ jwtKey }) => jwtKey,
      expected: "the instance's JWKS Public Key, in quotation marks, with its lines",
      format: z.string().includes("PUBLIC KEY"),
      optional: true,
    },
    {
      name: "NEXT_PUBLIC_CLERK_SIGN_IN_URL",
      readByLibrary: true,
      local: () => "/sign-in",
      expected: "where the app signs in, like /sign-in",
      format: pathOrUrl,
      optional: true,
    },
    {
      name: "NEXT_PUBLIC_CLERK_SIGN_UP_URL",
      readByLibrary: true,
      local: () => "/sign-up",
      expected: "where the app signs up, like /sign-up",
      format: pathOrUrl,
      optional: true,
    },
  ],
  localOnly: [
    { name: "CLERK_FAPI_URL", local: ({ url }) => url },
    { name: "CLERK_API_URL", readByLibrary: true, local: ({ url }) => url },
    { name: "NEXT_PUBLIC_CLERK_PROXY_URL", readByLibrary: true, local: () => "/__clerk" },
  ],
  always: { NEXT_PUBLIC_CLERK_TELEMETRY_DISABLED: "1", NEXT_PUBLIC_CLERK_KEYLESS_DISABLED: "1" },
  derived: derivedIssuer,
});

/**
 * The Frontend API host inside a Clerk publishable key, which is `pk_test_` or `pk_live_` and the base64
 * of the host followed by `$`. Undefined when the key is not of that form.
 */
function clerkHost(publishableKey: string): string | undefined {
  const encoded = /^pk_(?:test|live)_([A-Za-z0-9+/=]+)$/.exec(publishableKey)?.[1];
  if (encoded === undefined) return undefined;
  return /^([a-z0-9-]+(?:\.[a-z0-9-]+)+)\$$/i.exec(Buffer.from(encoded, "base64").toString("utf8"))?.[1];
}

function derivedIssuer(values: Environment): Environment {
  const host = clerkHost(values.NEXT_PUBLIC_CLERK_PUBLISHABLE_KEY ?? "");
  return host === undefined ? {} : { CLERK_JWT_ISSUER_DOMAIN: `https://${host}` };
}
