import type { BrowserContext, Page } from "@playwright/test";
import { needsControls } from "../local-services";
import type { Person } from "../people";

/** A session token that lives for 20 s: the browser renews it after 10 s. */
const SHORT = 20;
const USUAL = 60;

function instanceUrl(): string {
  const url = process.env.CLERK_FAPI_URL;
  if (!url) throw new Error("CLERK_FAPI_URL is not set: these journeys need the local Clerk instance.");
  return url;
}

async function control(path: string, body: unknown): Promise<void> {
  needsControls("Clerk");
  const answer = await fetch(`${instanceUrl()}/_local/${path}`, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify(body),
  });
  if (!answer.ok) throw new Error(`The instance answered ${answer.status} for /_local/${path}.`);
}

/** Ends all sessions of somebody, everywhere; the app is not told. */
export const revoke = (email: string) => control("revoke", { email });

/**
 * A person's session tokens that are issued meanwhile live for `lifetime` seconds. Whoever waits for the end of one waits
 * inside of `run`: what is under way when it ends may still bring a token of the usual life.
 */
export async function withShortTokens(
  { email }: Person,
  run: () => Promise<void>,
  lifetime = SHORT,
): Promise<void> {
  await control("lifetimes", { sessionToken: lifetime, email });
  try {
    await run();
  } finally {
    await control("lifetimes", { sessionToken: USUAL, email });
  }
}

/** Whether the session token in the browser's cookie has expired; the server reads no other. */
export async function isSessionExpired(context: BrowserContext): Promise<boolean> {
  const cookie = (await context.cookies()).find(({ name }) => name.startsWith("__session_"));
  if (!cookie) throw new Error("Nobody is signed in in this browser.");
  const claims = JSON.parse(Buffer.from(cookie.value.split(".")[1] ?? "", "base64url").toString()) as {
    exp: number;
  };
  return claims.exp * 1000 < Date.now();
}

/** Has Clerk fetch a new session token, and with it the cookie. */
export async function renewSession(page: Page): Promise<void> {
  await page.evaluate(() => {
    const { Clerk } = window as unknown as {
      Clerk: { session: { getToken: (options: { skipCache: boolean }) => Promise<unknown> } };
    };
    return Clerk.session.getToken({ skipCache: true });
  });
}
