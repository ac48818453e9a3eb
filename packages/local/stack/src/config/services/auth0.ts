import { z } from "zod";

import type { Auth0Ready } from "#service/ready";
import type { ServiceConfig } from "./variable";

const webUrl = z.url({ protocol: /^https?$/ });
const auth0Domain = z.string().regex(/^(?:https?:\/\/)?[a-z0-9.-]+(?::\d+)?\/?$/i);
const auth0Id = z.string().regex(/^\S{8,}$/);

/** One tenant with two applications. The last two variables are the app's own: the stack makes them. */
export const auth0: ServiceConfig<Auth0Ready> = {
  name: "auth0",
  title: "Auth0",
  variables: [
    {
      name: "NEXT_PUBLIC_AUTH0_DOMAIN",
      apps: ["pages-auth0"],
      local: ({ url }) => url,
      expected: "the tenant's domain, like example.eu.auth0.com",
      format: auth0Domain,
    },
    {
      name: "NEXT_PUBLIC_AUTH0_CLIENT_ID",
      apps: ["pages-auth0"],
      onDeployment: "AUTH0_SPA_CLIENT_ID",
      local: ({ spaClientId }) => spaClientId,
      expected: "the client ID of the single-page application",
      format: auth0Id,
    },
    {
      name: "AUTH0_DOMAIN",
      apps: ["pages-auth0"],
      onDeployment: "AUTH0_DOMAIN",
      local: ({ url }) => url,
      expected: "the tenant's domain, the same as NEXT_PUBLIC_AUTH0_DOMAIN",
      format: auth0Domain,
    },
    {
      name: "AUTH0_CLIENT_ID",
      apps: ["pages-auth0"],
      onDeployment: "AUTH0_WEB_CLIENT_ID",
      local: ({ webClientId }) => webClientId,
      expected: "the client ID of the regular web application",
      format: auth0Id,
    },
    {
      name: "AUTH0_CLIENT_SECRET",
      apps: ["pages-auth0"],
      local: ({ webClientSecret }) => webClientSecret,
      expected: "the client secret of the regular web application",
      format: z.string().min(16),
    },
    {
      name: "AUTH0_SECRET",
      apps: ["pages-auth0"],
      expected: "64 hexadecimal digits, from: openssl rand -hex 32",
      format: z.string().regex(/^[0-9a-f]{64}$/i),
    },
    {
      name: "APP_BASE_URL",
      apps: ["pages-auth0"],
      expected: "where the Auth0 app runs, like http://localhost:3000",
      format: webUrl,
    },
  ],
};
