import { aCustomer, addCustomer, customerLink, customerRow } from "../customers";
import { expect, test } from "../fixtures";
import { alice } from "../people";

test("half of a character is mended, and pages that render rows on the server agree with the browser", async ({
  page,
  request,
  app,
}) => {
  const { name, email } = aCustomer();
  await app.signIn(page, alice);
  const answer = await request.post("/api/customers", {
    headers: { Authorization: `Bearer ${await app.apiToken(page)}`, "Content-Type": "application/json" },
    data: Buffer.from(`{"name":"${name} \\ud83c","email":"${email}","notes":"\\udf89"}`),
  });
  expect(answer.status()).toBe(201);
  const mended = { name: `${name} \uFFFD`, email, company: "" };
  // A page that does not agree would write so on the console, which no journey may cause.
  for (const path of ["/rendering/server", "/rendering/preloaded", "/customers"]) {
    await page.goto(path);
    await expect(customerRow(page, mended)).toBeVisible();
  }
  await customerLink(page, mended).press("Enter");
  await expect(page.getByLabel("Notes")).toHaveValue("\uFFFD");
});

test("an emoji in a name can be searched for", async ({ page, app }) => {
  const plain = aCustomer();
  const party = { ...aCustomer("Party"), name: `${aCustomer("Party").name} 🥳` };
  await app.signIn(page, alice);
  await addCustomer(page, plain);
  await addCustomer(page, party);
  await page.getByLabel("Search customers").fill("🥳");
  await expect(customerRow(page, party)).toBeVisible();
  await expect(customerRow(page, plain)).toHaveCount(0);
});

test("a name that is written from the right reads alike in the list, as its page's heading and where it is edited", async ({
  page,
  app,
}) => {
  const customer = aCustomer();
  const arabic = { ...customer, name: `شركة (${customer.name})!`, company: "שלום, עולם!" };
  await app.signIn(page, alice);
  await addCustomer(page, arabic);
  await expect(customerLink(page, arabic)).toHaveCSS("direction", "rtl");
  await customerLink(page, arabic).press("Enter");
  await expect(page.getByRole("heading", { level: 1, name: arabic.name })).toHaveCSS("direction", "rtl");
  for (const label of ["Name", "Company"]) {
    await expect(page.getByLabel(label)).toHaveCSS("direction", "rtl");
  }
  await expect(page.getByLabel("Email")).toHaveCSS("direction", "ltr");
});

test("what the lists are sent has no notes in it", async ({ page, app }) => {
  const customer = aCustomer();
  const secret = `Between us ${customer.email}`;
  await app.signIn(page, alice);
  await page.getByRole("link", { name: "Add customer" }).click();
  await page.getByLabel("Name").fill(customer.name);
  await page.getByLabel("Email").fill(customer.email);
  await page.getByLabel("Notes").fill(secret);
  await page.getByRole("button", { name: "Add customer" }).click();
  await expect(customerRow(page, customer)).toBeVisible();

  const received: string[] = [];
  page.on("websocket", (socket) =>
    socket.on("framereceived", ({ payload }) => received.push(String(payload))),
  );
  page.on("response", (response) => {
    if (response.request().isNavigationRequest()) void response.text().then((html) => received.push(html));
  });
  for (const path of ["/customers", "/rendering/server", "/rendering/preloaded", "/rendering/client"]) {
    await page.goto(path);
    await expect(customerRow(page, customer)).toBeVisible();
  }
  await page.getByRole("link", { name: "Customers", exact: true }).first().click();
  await expect(customerRow(page, customer)).toBeVisible();
  const all = received.join("\n");
  expect(all).toContain(customer.email);
  expect(all).not.toContain(secret);
});
