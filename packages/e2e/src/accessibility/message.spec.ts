import { aCustomer, addCustomer } from "../customers";
import { expect, test } from "../fixtures";
import { alice } from "../people";
import { expectAccessible } from "./axe";

// As for people who have not asked for less: what moves must have come to rest before colours are judged. Every page
// that has a picture is looked at there (src/pictures/picture.ts).
test.use({ contextOptions: { reducedMotion: "no-preference" } });

test("the message about a new customer is accessible in the light and in the dark", async ({ page, app }) => {
  const customer = aCustomer();
  await app.signIn(page, alice);
  // A message under the pointer stays.
  const message = page.getByText(`${customer.name} added`);
  await Promise.all([message.hover(), addCustomer(page, customer)]);
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme });
    await expect(message).toBeVisible();
    await expectAccessible(page, colorScheme);
  }
});
