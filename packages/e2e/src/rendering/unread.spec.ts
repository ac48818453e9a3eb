import { aCustomer, addCustomer, customerRow } from "../customers";
import { expect, test } from "../fixtures";
import { alice } from "../people";
import { leaveUnread } from "./unread";

test("what the server could not read the browser reads itself, and the page says why", async ({
  page,
  app,
}) => {
  const customer = aCustomer();
  await app.signIn(page, alice);
  await addCustomer(page, customer);
  const redirects: number[] = [];
  page.on("response", (answer) => {
    if (answer.request().isNavigationRequest() && answer.status() >= 300) redirects.push(answer.status());
  });
  await leaveUnread(page, app);
  const reason = app.name === "app-clerk" ? "Its clock differs" : "did not answer in time";
  await expect(page.getByRole("main").getByText(reason, { exact: false })).toBeVisible();
  await expect(customerRow(page, customer)).toBeVisible();
  expect(redirects, "round trips to the login service, which would be no better").toEqual([]);
});
