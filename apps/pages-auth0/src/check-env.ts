import { checkEnvironment } from "@repo/features/environment";
import { z } from "zod";
import { env } from "./env";

// What the variables of env.ts must be. next.config imports it, and so does the server's start: a missing or malformed one
// stops both, with its name, what it is and where to find it. The browser's code imports env.ts alone.
const url = (what: string) => z.url({ error: `${what} It must be a URL.` });
const text = (what: string) => z.string().min(1, { error: what });

const variables = z.object({
  NEXT_PUBLIC_CONVEX_URL: url("The Convex deployment. Convex dashboard → Settings → URL & Deploy Key."),
  NEXT_PUBLIC_AUTH0_DOMAIN: text(
    "The Auth0 tenant. Auth0 dashboard → Applications → your single-page app → Domain.",
  ),
  NEXT_PUBLIC_AUTH0_CLIENT_ID: text("The single-page app's client id, on the same page as its Domain."),
  NEXT_PUBLIC_PAGES_AUTH0_URL: z.url().optional(), // only: both
  NEXT_PUBLIC_APP_CLERK_URL: z.url().optional(), // only: both
  AUTH0_DOMAIN: text(
    "The Auth0 tenant, for the server. Auth0 dashboard → Applications → your regular web app → Domain.",
  ),
  AUTH0_CLIENT_ID: text("The regular web app's client id, on the same page as its Domain."),
  AUTH0_CLIENT_SECRET: text("The regular web app's secret, on the same page as its Domain."),
  AUTH0_SECRET: z
    .string()
    .min(1, { error: "Encrypts the session cookie. Make one with `openssl rand -hex 32`.", abort: true })
    .regex(/^[0-9a-f]{64}$/i, { error: "It must be 64 hexadecimal digits: `openssl rand -hex 32`." }),
  APP_BASE_URL: url("Where this app answers, such as http://localhost:3000."),
  COMPARE_ORIGIN: z.url().optional(), // only: both
  NODE_ENV: z.enum(["development", "production", "test"]),
  NEXT_PHASE: z.string().optional(),
} satisfies Record<keyof typeof env, z.ZodType>);

checkEnvironment(variables, env);
