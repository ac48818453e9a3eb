import { z } from "zod";

/** The three services, each of which is either real or local. */
export type ServiceName = "convex" | "auth0" | "clerk";

/** A variable that configures a real service. */
export interface Variable {
  name: string;
  /** What a well-formed value looks like, as in "must be …". */
  expected: string;
  format: z.ZodType<string>;
  /** Not counted when deciding whether the service is configured. */
  optional?: boolean;
}

/** What the environment must hold for a service to be real. */
export interface ServiceConfig {
  name: ServiceName;
  title: string;
  variables: readonly Variable[];
}

const webUrl = z.url({ protocol: /^https?$/ });
const httpsUrl = z.url({ protocol: /^https$/ });
const auth0Domain = z.string().regex(/^(?:https?:\/\/)?[a-z0-9.-]+(?::\d+)?\/?$/i);
const auth0Id = z.string().regex(/^\S{8,}$/);

const convex: ServiceConfig = {
  name: "convex",
  title: "Convex",
  variables: [
    {
      name: "NEXT_PUBLIC_CONVEX_URL",
      expected: "the deployment's URL, like https://happy-otter-123.convex.cloud",
      format: webUrl.refine((url) => !url.includes(".convex.site")),
    },
  ],
};

const auth0: ServiceConfig = {
  name: "auth0",
  title: "Auth0",
  variables: [
    {
      name: "NEXT_PUBLIC_AUTH0_DOMAIN",
      expected: "the tenant's domain, like example.eu.auth0.com",
      format: auth0Domain,
    },
    {
      name: "NEXT_PUBLIC_AUTH0_CLIENT_ID",
      expected: "the client ID of the single-page application",
      format: auth0Id,
    },
    {
      name: "AUTH0_DOMAIN",
      expected: "the tenant's domain, the same as NEXT_PUBLIC_AUTH0_DOMAIN",
      format: auth0Domain,
    },
    {
      name: "AUTH0_CLIENT_ID",
      expected: "the client ID of the regular web application",
      format: auth0Id,
    },
    {
      name: "AUTH0_CLIENT_SECRET",
      expected: "the client secret of the regular web application",
      format: z.string().min(16),
    },
    {
      name: "AUTH0_SECRET",
      expected: "64 hexadecimal digits, from: openssl rand -hex 32",
      format: z.string().regex(/^[0-9a-f]{64}$/i),
    },
    {
      name: "APP_BASE_URL",
      expected: "where the Auth0 app runs, like http://localhost:3000",
      format: webUrl,
    },
  ],
};

const clerk: ServiceConfig = {
  name: "clerk",
  title: "Clerk",
  variables: [
    {
      name: "NEXT_PUBLIC_CLERK_PUBLISHABLE_KEY",
      expected: "a publishable key: pk_test_… or pk_live_…, copied whole",
      format: z.string().refine((key) => clerkHost(key) !== undefined),
    },
    {
      name: "CLERK_SECRET_KEY",
      expected: "a secret key: sk_test_… or sk_live_…",
      format: z.string().regex(/^sk_(?:test|live)_\S+$/),
    },
    {
      name: "CLERK_JWT_ISSUER_DOMAIN",
      expected: "the Frontend API URL, like https://happy-otter-12.clerk.accounts.dev",
      format: httpsUrl,
      optional: true,
    },
  ],
};

/** All services, in the order in which they are reported. */
export const services: Record<ServiceName, ServiceConfig> = { convex, auth0, clerk };

/**
 * The Frontend API host inside a Clerk publishable key, which is `pk_test_` or `pk_live_` and the base64
 * of the host followed by `$`. Undefined when the key is not of that form.
 */
export function clerkHost(publishableKey: string): string | undefined {
  const encoded = /^pk_(?:test|live)_([A-Za-z0-9+/=]+)$/.exec(publishableKey)?.[1];
  if (encoded === undefined) return undefined;
  return /^([a-z0-9-]+(?:\.[a-z0-9-]+)+)\$$/i.exec(Buffer.from(encoded, "base64").toString("utf8"))?.[1];
}
