import { test as base, type BrowserContext } from "@playwright/test";

export { expect } from "@playwright/test";

/**
 * Passes the protection of a deployment by Vercel's cookie, which is the app's alone: a header of all requests would take
 * the secret to every server that a page asks.
 * https://vercel.com/docs/deployment-protection/methods-to-bypass-deployment-protection/protection-bypass-automation
 */
export async function passProtection(context: BrowserContext, url: string, secret: string): Promise<void> {
  await context.request.get(url, {
    headers: { "x-vercel-protection-bypass": secret, "x-vercel-set-bypass-cookie": "true" },
    maxRedirects: 0,
  });
}

const { SMOKE_BYPASS } = process.env;

/** Journeys at an app that may be protected; their requests without a page pass as pages do. */
export const test = base.extend({
  context: async ({ context, baseURL }, provide) => {
    if (SMOKE_BYPASS && baseURL) await passProtection(context, baseURL, SMOKE_BYPASS);
    await provide(context);
  },
  request: ({ context }, provide) => provide(context.request),
});
