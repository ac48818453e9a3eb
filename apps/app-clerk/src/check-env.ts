import { checkEnvironment } from "@repo/features/environment";
import { z } from "zod";
import { env } from "./env";

// What the variables of env.ts must be. next.config imports it, and so does the server's start: a missing or malformed one
// stops both, with its name, what it is and where to find it. The browser's code imports env.ts alone.
const variables = z.object({
  NEXT_PUBLIC_CONVEX_URL: z.url({
    error: "The Convex deployment. Convex dashboard → Settings → URL & Deploy Key. It must be a URL.",
  }),
  NEXT_PUBLIC_CLERK_PUBLISHABLE_KEY: z
    .string()
    .min(1, { error: "The Clerk instance. Clerk dashboard → API keys.", abort: true })
    .regex(/^pk_(test|live)_/, {
      error: "A publishable key begins with pk_test_ or pk_live_. Clerk dashboard → API keys.",
    }),
  NEXT_PUBLIC_PAGES_AUTH0_URL: z.url().optional(), // only: both
  NEXT_PUBLIC_APP_CLERK_URL: z.url().optional(), // only: both
  CLERK_SECRET_KEY: z.string().min(1, { error: "The Clerk instance's secret. Clerk dashboard → API keys." }),
  CLERK_JWT_KEY: z.string().optional(),
  CLERK_FAPI_URL: z.url().optional(),
  COMPARE_ORIGIN: z.url().optional(), // only: both
  NODE_ENV: z.enum(["development", "production", "test"]),
  NEXT_PHASE: z.string().optional(),
} satisfies Record<keyof typeof env, z.ZodType>);

checkEnvironment(variables, env);
