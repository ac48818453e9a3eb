import { expect, type BrowserContext, type Cookie, type Page } from "@playwright/test";

const SERVER_SESSION = /^ledger_session/;

/** The server's session in this browser. It may be too long for one cookie. */
export async function serverSession(context: BrowserContext): Promise<Cookie[]> {
  const cookies = (await context.cookies()).filter(({ name }) => SERVER_SESSION.test(name));
  expect(cookies.length).toBeGreaterThan(0);
  return cookies;
}

export async function dropServerSession(context: BrowserContext): Promise<void> {
  await context.clearCookies({ name: SERVER_SESSION });
}

/** Puts another server session into this browser, as if only the server had changed the user. */
export async function replaceServerSession(context: BrowserContext, cookies: Cookie[]): Promise<void> {
  await dropServerSession(context);
  await context.addCookies(cookies);
}

/** The ID token of the browser's own session, from where auth0-spa-js keeps it. */
export async function browserIdToken(page: Page): Promise<string> {
  const token = await page.evaluate(() => {
    const key = Object.keys(localStorage).find((key) => key.endsWith("::@@user@@"));
    const entry: unknown = JSON.parse(localStorage.getItem(key ?? "") ?? "null");
    return entry && typeof entry === "object" && "id_token" in entry ? String(entry.id_token) : undefined;
  });
  if (!token) throw new Error("Nobody is signed in in this browser.");
  return token;
}

/** When a token expires, in milliseconds since the epoch. */
export function expiryOf(idToken: string): number {
  const claims = JSON.parse(Buffer.from(idToken.split(".")[1] ?? "", "base64url").toString()) as {
    exp: number;
  };
  return claims.exp * 1000;
}
