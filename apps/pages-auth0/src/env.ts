import { createEnv } from "@t3-oss/env-nextjs";
import { z } from "zod";

// The only file of this app that reads process.env. A new variable is added here, in .env.example and in turbo.json.
const url = (what: string) => z.url({ error: `${what} It must be a URL.` });
const text = (what: string) => z.string({ error: what }).min(1, what);

export const env = createEnv({
  client: {
    NEXT_PUBLIC_CONVEX_URL: url("The Convex deployment. Convex dashboard → Settings → URL & Deploy Key."),
    NEXT_PUBLIC_AUTH0_DOMAIN: text(
      "The Auth0 tenant. Auth0 dashboard → Applications → your single-page app → Domain.",
    ),
    NEXT_PUBLIC_AUTH0_CLIENT_ID: text("The single-page app's client id, on the same page as its Domain."),
    NEXT_PUBLIC_PAGES_AUTH0_URL: z.url().optional(),
    NEXT_PUBLIC_APP_CLERK_URL: z.url().optional(),
  },
  runtimeEnv: {
    NEXT_PUBLIC_CONVEX_URL: process.env.NEXT_PUBLIC_CONVEX_URL,
    NEXT_PUBLIC_AUTH0_DOMAIN: process.env.NEXT_PUBLIC_AUTH0_DOMAIN,
    NEXT_PUBLIC_AUTH0_CLIENT_ID: process.env.NEXT_PUBLIC_AUTH0_CLIENT_ID,
    NEXT_PUBLIC_PAGES_AUTH0_URL: process.env.NEXT_PUBLIC_PAGES_AUTH0_URL,
    NEXT_PUBLIC_APP_CLERK_URL: process.env.NEXT_PUBLIC_APP_CLERK_URL,
  },
  emptyStringAsUndefined: true,
  onValidationError: (issues) => {
    const lines = issues.map(({ path, message }) => `  ${path?.map(String).join(".") ?? "?"}: ${message}`);
    throw new Error(
      `The environment is not complete:\n${lines.join("\n")}\nCopy .env.example to .env.local, or run \`pnpm doctor\`.`,
    );
  },
});
