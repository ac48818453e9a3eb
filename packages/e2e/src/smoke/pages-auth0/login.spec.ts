import { expect, test } from "../fixtures";

test("signing in leads to the tenant, which knows this application and this address", async ({
  page,
  baseURL,
}) => {
  await page.goto("/sign-in");
  const arrived = page.waitForResponse((answer) => {
    const isElsewhere = answer.request().isNavigationRequest() && !answer.url().startsWith(`${baseURL}/`);
    return isElsewhere && (answer.status() < 300 || answer.status() >= 400);
  });
  await page.getByRole("button", { name: "Continue with Auth0" }).click();
  // Auth0 answers 403 to an address that is not among the application's allowed callback URLs.
  expect((await arrived).status()).toBe(200);
});
