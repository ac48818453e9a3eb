import type { Page } from "@playwright/test";

/** Opens /rendering/server with the data that its server sends when it could read nothing. */
export async function leaveUnread(page: Page): Promise<void> {
  await page.route("**/_next/data/**/rendering/server.json*", async (route) => {
    const answer = await route.fetch();
    const { pageProps, ...rest } = (await answer.json()) as { pageProps: object };
    await route.fulfill({ json: { ...rest, pageProps: { ...pageProps, clicks: null, own: null } } });
  });
  await page.goto("/rendering/client");
  await page.getByRole("link", { name: "Server", exact: true }).click();
}
