import { expect, test } from "../fixtures";
import { alice } from "../people";

/** Beyond what the SDKs keep of an address themselves. */
const LONG = "a".repeat(2500);

test("a deep link of any length is there after the login, with its query and its hash", async ({
  page,
  app,
}) => {
  const path = `/rendering/client?from=${LONG}#rows`;
  await page.goto(path);
  await app.expectSignInPrompt(page);
  await app.loginFromPrompt(page);
  await app.login(page, alice);
  await app.expectSignedIn(page, alice);
  await expect(page).toHaveURL(path);
});
