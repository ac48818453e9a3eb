import { expect, test } from "../fixtures";
import { newcomer } from "../people";
import { brokenImages } from "../pictures/images";

test("somebody new signs up, has no customers yet, and can start with made-up ones", async ({
  page,
  app,
}) => {
  const person = newcomer();
  await app.signUp(page, person);
  await app.expectSignedIn(page, person);
  await expect(page.getByRole("heading", { name: "No customers yet" })).toBeVisible();
  // Their account in the header has an image, though a form may not have asked for their name.
  await expect.poll(() => brokenImages(page)).toEqual([]);
  await page.getByRole("button", { name: "Add sample customers" }).click();
  await expect(page.getByRole("table", { name: "Customers" }).getByRole("rowheader")).toHaveCount(8);
});
