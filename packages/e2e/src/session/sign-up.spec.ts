import { expect, test } from "../fixtures";
import { newcomer } from "../people";

test("somebody new signs up, has no customers yet, and can start with made-up ones", async ({
  page,
  app,
}) => {
  await app.signUp(page, newcomer());
  await expect(page.getByRole("heading", { name: "No customers yet" })).toBeVisible();
  await page.getByRole("button", { name: "Add sample customers" }).click();
  await expect(page.getByRole("table", { name: "Customers" }).getByRole("rowheader")).toHaveCount(8);
});
