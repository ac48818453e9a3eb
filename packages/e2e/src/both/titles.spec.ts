import { appClerk } from "../apps/app-clerk";
import { pagesAuth0 } from "../apps/pages-auth0";
import { expect, test } from "../fixtures";

for (const path of [
  "/",
  "/customers",
  "/customers/new",
  "/customers/none",
  "/rendering/client",
  "/rendering/static",
  "/rendering/server",
  "/rendering/preloaded",
  "/prefetch",
  "/account",
  "/sign-in",
  "/sign-up",
  "/no-such-page",
]) {
  test(`${path} has the same title in both apps`, async ({ request }) => {
    const titleOf = async (origin: string) =>
      /<title[^>]*>([^<]*)/.exec(await (await request.get(`${origin}${path}`)).text())?.[1];
    const title = await titleOf(pagesAuth0.url);
    expect(title).toMatch(/^.+ · Ledger$/);
    expect(await titleOf(appClerk.url)).toBe(title);
  });
}
