import { aCustomer, customerRow, haveCustomer } from "../customers";
import { expect, test } from "../fixtures";
import { alice } from "../people";
import { holdSocket } from "../socket";

test("a page of the header has its data before anybody comes near its link", async ({ page, app }) => {
  const customer = aCustomer();
  await app.signIn(page, alice);
  await haveCustomer(app, page, customer);
  const socket = await holdSocket(page);
  await page.goto("/");
  // The first mutation of a load says who it is, once the deployment has accepted the login.
  await expect.poll(() => socket.hasDelivered("MutationResponse")).toBe(true);

  const link = page.getByRole("navigation", { name: "Main" }).getByRole("link", { name: "Customers" });
  await expect.poll(() => socket.hasDelivered(customer.name)).toBe(true);
  socket.hold();
  await link.click();
  await expect(customerRow(page, customer)).toBeVisible();
});
