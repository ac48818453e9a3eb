import { aCustomer, customerRow, haveCustomer } from "../customers";
import { expect, test } from "../fixtures";
import { alice } from "../people";

test("what the server could not read the browser reads itself, and the page says why", async ({
  page,
  app,
}) => {
  const customer = aCustomer();
  await app.signIn(page, alice);
  await haveCustomer(app, page, customer);
  const redirects: number[] = [];
  page.on("response", (answer) => {
    if (answer.request().isNavigationRequest() && answer.status() >= 300) redirects.push(answer.status());
  });
  await app.leaveUnread(page);
  await expect(page.getByRole("main").getByText(app.unreadReason, { exact: false })).toBeVisible();
  await expect(customerRow(page, customer)).toBeVisible();
  expect(redirects, "round trips to the login service, which would be no better").toEqual([]);
});
