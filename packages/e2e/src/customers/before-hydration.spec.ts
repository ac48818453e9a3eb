import { aCustomer, customerRow, haveCustomer } from "../customers";
import { expect, test } from "../fixtures";
import { holdRequests } from "../hold-requests";
import { alice } from "../people";

test("what is typed into the search before the scripts have come is searched for, and Enter does not lose it", async ({
  page,
  app,
}) => {
  const customer = aCustomer("Early");
  await app.signIn(page, alice);
  await haveCustomer(app, page, customer);
  const [, id = ""] = customer.name.split(" ");

  const scripts = await holdRequests(page, (url) => url.pathname.endsWith(".js"));
  await page.goto("/customers", { waitUntil: "commit" });
  const search = page.getByRole("searchbox", { name: "Search customers" });
  await search.fill(id);
  await search.press("Enter");
  await scripts.release();

  await expect(page.getByText("1 customer found")).toBeVisible();
  await expect(customerRow(page, customer)).toBeVisible();
  await expect(search).toHaveValue(id);
  await expect(page).toHaveURL(`/customers?search=${id}`);
});
