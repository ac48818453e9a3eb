import { randomBytes } from "node:crypto";
import { z } from "zod";

import type { Environment } from "#env-file";
import { auth0Secret } from "#run/auth0-secret";
import { address, issuer } from "./addresses";
import { defineService } from "./service";

const webUrl = z.url({ protocol: /^https?$/ });
const auth0Domain = z.string().regex(/^(?:https?:\/\/)?[a-z0-9.-]+(?::\d+)?\/?$/i);
const auth0Id = z.string().regex(/^\S{8,}$/);

/** One tenant with two applications. The last two variables are the app's own: the stack makes them. */
export const auth0 = defineService({
  title: "Auth0",
  row: { title: "Auth0 tenant", address: "AUTH0_DOMAIN" },
  colour: "blue",
  cli: "@repo/auth0-local/cli",
  ports: { auth0: { port: 3220, purpose: "the Auth0 tenant" } },
  // Auth0's default is ten hours, which is how long a copied token would work after its owner has signed out.
  settings: { "id-token-lifetime": 900 },
  signsInTo: "pagesAuth0",
  inherited: /^(?:NEXT_PUBLIC_)?AUTH0_|^APP_BASE_URL$/,
  ready: z.object({
    type: z.literal("ready"),
    url: address,
    issuer,
    spaClientId: z.string().min(1),
    webClientId: z.string().min(1),
    webClientSecret: z.string().min(1),
  }),
  variables: [
    {
      name: "NEXT_PUBLIC_AUTH0_DOMAIN",
      local: ({ url }) => url,
      expected: "the tenant's domain, like example.eu.auth0.com",
      format: auth0Domain,
    },
    {
      name: "NEXT_PUBLIC_AUTH0_CLIENT_ID",
      onDeployment: "AUTH0_SPA_CLIENT_ID",
      local: ({ spaClientId }) => spaClientId,
      expected: "the client ID of the single-page application",
      format: auth0Id,
    },
    {
      name: "AUTH0_DOMAIN",
      onDeployment: "AUTH0_DOMAIN",
      local: ({ url }) => url,
      expected: "the tenant's domain, the same as NEXT_PUBLIC_AUTH0_DOMAIN",
      format: auth0Domain,
    },
    {
      name: "AUTH0_CLIENT_ID",
      onDeployment: "AUTH0_WEB_CLIENT_ID",
      local: ({ webClientId }) => webClientId,
      expected: "the client ID of the regular web application",
      format: auth0Id,
    },
    {
      name: "AUTH0_CLIENT_SECRET",
      local: ({ webClientSecret }) => webClientSecret,
      expected: "the client secret of the regular web application",
      format: z.string().min(16),
    },
    {
      name: "AUTH0_SECRET",
      expected: "64 hexadecimal digits, from: openssl rand -hex 32",
      format: z.string().regex(/^[0-9a-f]{64}$/i),
      make: () => randomBytes(32).toString("hex"),
    },
    {
      name: "APP_BASE_URL",
      expected: "where the Auth0 app runs, like http://localhost:3000",
      format: webUrl,
    },
  ],
  appsOwn: ({ stateDir, appUrl }) => ({ AUTH0_SECRET: auth0Secret(stateDir), APP_BASE_URL: appUrl }),
  contradictions: differentTenants,
});

function differentTenants({
  NEXT_PUBLIC_AUTH0_DOMAIN: browser,
  AUTH0_DOMAIN: server,
}: Environment): string[] {
  return browser === undefined || server === undefined || browser === server
    ? []
    : [
        `NEXT_PUBLIC_AUTH0_DOMAIN (${browser}) and AUTH0_DOMAIN (${server}) differ. Both applications live in one tenant: set the same domain in .env.local.`,
      ];
}
