import { aCustomer, addCustomer, customerRow, fillCustomer } from "../customers";
import { expect, test } from "../fixtures";
import { alice } from "../people";
import { holdSocket } from "../socket";
import { expectUnchanged } from "../unchanged";

test("an added customer is in the table, without a reload", async ({ page, app }) => {
  const customer = aCustomer();
  await app.signIn(page, alice);
  let loads = 0;
  page.on("load", () => (loads += 1));

  await Promise.all([
    expect(page.getByText(`${customer.name} added`)).toBeVisible(),
    addCustomer(page, customer),
  ]);
  await expect(customerRow(page, customer)).toContainText(customer.email);
  expect(loads).toBe(0);
});

test("a value that is refused says why, and nothing typed is lost", async ({ page, app }) => {
  const customer = { ...aCustomer(), email: "not an address" };
  await app.signIn(page, alice);
  await page.getByRole("link", { name: "Add customer" }).click();
  await fillCustomer(page, customer);
  await page.getByRole("button", { name: "Add customer" }).click();

  const email = page.getByLabel("Email");
  await expect(email).toHaveAccessibleDescription("Enter an email address like name@example.com.");
  await expect(email).toBeFocused();
  await expect(email).toHaveValue(customer.email);
  await expect(page.getByLabel("Name")).toHaveValue(customer.name);
  await expect(page.getByLabel("Company")).toHaveValue(customer.company);
  await expect(page).toHaveURL("/customers/new");
});

test("whoever goes on before the answer has come stays where they are", async ({ page, app }) => {
  const customer = aCustomer();
  const socket = await holdSocket(page);
  await app.signIn(page, alice);
  await page.getByRole("link", { name: "Add customer" }).click();
  await fillCustomer(page, customer);
  socket.hold();
  await page.getByRole("button", { name: "Add customer" }).click();
  await page.getByRole("navigation", { name: "Main" }).getByRole("link", { name: "Home" }).click();
  await expect(page).toHaveURL("/");

  const visited: string[] = [];
  page.on("framenavigated", (frame) => visited.push(frame.url()));
  socket.release();
  await expect(page.getByText(`${customer.name} added`)).toBeVisible();
  await expectUnchanged(async () => visited.length);
  expect(visited).toEqual([]);
});
