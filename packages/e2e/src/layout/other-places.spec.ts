import { aCustomer, customerRow, haveCustomer } from "../customers";
import { expect, test } from "../fixtures";
import { alice } from "../people";

// A day ahead of the server for most of its day, with other digits, another direction and another order of a date's parts.
test.use({ locale: "ar-EG", timezoneId: "Pacific/Kiritimati" });

test("in a browser of another language and time zone no page differs from what the server has made", async ({
  page,
  app,
}) => {
  const customer = aCustomer();
  await app.signIn(page, alice);
  await haveCustomer(app, page, customer);
  for (const path of ["/customers", "/rendering/server", "/rendering/preloaded", "/rendering/static"]) {
    await page.goto(path);
    await expect(customerRow(page, customer), path).toBeVisible();
  }
  for (const path of ["/", "/account"]) {
    await page.goto(path);
    await expect(page.getByRole("heading", { level: 1 }).first(), path).toBeVisible();
    await app.expectSignedIn(page, alice);
  }
});
