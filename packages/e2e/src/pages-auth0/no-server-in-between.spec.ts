import { aCustomer, customerRow, haveCustomer } from "../customers";
import { expect, test } from "../fixtures";
import { newcomer } from "../people";

test("a navigation to the customers, whose first HTML has the rows, asks the app's server for no data", async ({
  app,
  page,
}) => {
  const customer = aCustomer();
  await app.signUp(page, newcomer());
  await haveCustomer(app, page, customer);
  await page.goto("/account");
  const asked: string[] = [];
  page.on("request", (request) => {
    if (["fetch", "xhr", "document"].includes(request.resourceType()))
      asked.push(new URL(request.url()).pathname);
  });
  await page.getByRole("navigation", { name: "Main" }).getByRole("link", { name: "Customers" }).click();
  await expect(customerRow(page, customer)).toBeVisible();
  expect(asked.filter((path) => path.includes("/customers"))).toEqual([]);
});
