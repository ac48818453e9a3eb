import type { Page } from "@playwright/test";

/** Opens /rendering/server with a session that begins in the server's future, so that it could read nothing. */
export async function leaveUnread(page: Page): Promise<void> {
  await beginSessionLater(page);
  await page.goto("/rendering/server");
}

/** Moves the claims of time in the session's cookies a minute on: for the server, a login of a clock ahead of its own. */
async function beginSessionLater(page: Page): Promise<void> {
  const context = page.context();
  // Nobody renews the cookie from here.
  await page.goto("about:blank");
  const cookies = await context.cookies();
  await context.addCookies(
    cookies
      .filter(({ name }) => /^__session(?:_|$)/.test(name))
      .map((cookie) => ({ ...cookie, value: later(cookie.value) })),
  );
}

function later(token: string): string {
  const [header, payload = "", signature] = token.split(".");
  const claims = JSON.parse(Buffer.from(payload, "base64url").toString()) as Record<
    "iat" | "nbf" | "exp",
    number
  >;
  const moved = { ...claims, iat: claims.iat + 60, nbf: claims.nbf + 60, exp: claims.exp + 60 };
  return [header, Buffer.from(JSON.stringify(moved)).toString("base64url"), signature].join(".");
}
