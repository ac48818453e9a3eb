import type { Page } from "@playwright/test";
import type { App } from "../apps/app";

/**
 * Opens /rendering/server as it comes when the server could read nothing, with the other pages' services as they are:
 * in pages-auth0 with the data that it then sends, in app-clerk with a session that begins in the server's future.
 */
export async function leaveUnread(page: Page, app: App): Promise<void> {
  if (app.name === "app-clerk") {
    await beginSessionLater(page);
    await page.goto("/rendering/server");
    return;
  }
  await page.route("**/_next/data/**/rendering/server.json*", async (route) => {
    const answer = await route.fetch();
    const { pageProps, ...rest } = (await answer.json()) as { pageProps: object };
    await route.fulfill({ json: { ...rest, pageProps: { ...pageProps, clicks: null, own: null } } });
  });
  await page.goto("/rendering/client");
  await page.getByRole("link", { name: "Server", exact: true }).click();
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
