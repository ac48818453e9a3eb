import type { BrowserContext, Page } from "@playwright/test";
import {
  aCustomer,
  customerRow,
  haveCustomer,
  openCustomer,
  removeCustomer,
  type Customer,
} from "../customers";
import type { App } from "../apps/app";
import { expect, test } from "../fixtures";
import { alice } from "../people";
import { holdSocket } from "../socket";

const save = (page: Page) => page.getByRole("button", { name: "Save changes" }).click();
const saved = (page: Page) => expect(page.getByText("Changes saved")).toBeVisible();

/** A customer of Alice's, open in this tab. @returns its path */
async function openOwn(page: Page, app: App, customer: Customer): Promise<string> {
  await app.signIn(page, alice);
  await haveCustomer(app, page, customer);
  return openCustomer(page, customer);
}

/** The same customer in another tab of the same person. */
async function openElsewhere(context: BrowserContext, path: string): Promise<Page> {
  const other = await context.newPage();
  await other.goto(path);
  await expect(other.getByLabel("Name")).not.toHaveValue("");
  return other;
}

test("a save that waited for the connection takes back no change that somebody else has made to another field", async ({
  page,
  context,
  app,
}) => {
  const customer = aCustomer();
  const socket = await holdSocket(page);
  const other = await openElsewhere(context, await openOwn(page, app, customer));

  await socket.cut();
  await page.getByLabel("Notes").fill("Written without a connection");
  await save(page);
  await other.getByLabel("Company").fill("Changed elsewhere Ltd");
  await save(other);
  await saved(other);

  socket.mend();
  await saved(page);
  await expect(page.getByLabel("Company")).toHaveValue("Changed elsewhere Ltd");
  await expect(other.getByLabel("Notes")).toHaveValue("Written without a connection");
  await expect(other.getByLabel("Company")).toHaveValue("Changed elsewhere Ltd");
});

test("a save that waited says so where somebody else has changed the same field, and the person chooses", async ({
  page,
  context,
  app,
  problems,
}) => {
  // Convex writes a refused mutation on the console.
  problems.expect(/"code":"CONFLICT"/);
  const customer = aCustomer();
  const socket = await holdSocket(page);
  const other = await openElsewhere(context, await openOwn(page, app, customer));

  await socket.cut();
  await page.getByLabel("Notes").fill("Mine");
  await save(page);
  await other.getByLabel("Notes").fill("Theirs");
  await save(other);
  await saved(other);

  socket.mend();
  await expect(page.getByText("Changed elsewhere: Notes")).toBeVisible();
  await expect(page.getByRole("definition").filter({ hasText: "Theirs" })).toBeVisible();
  await expect(page.getByLabel("Notes")).toHaveValue("Mine");
  await expect(other.getByLabel("Notes")).toHaveValue("Theirs");

  await page.getByRole("button", { name: "Keep mine" }).click();
  await save(page);
  await expect(other.getByLabel("Notes")).toHaveValue("Mine");
});

test("with a connection, a field that both have changed is not saved before the person has chosen", async ({
  page,
  context,
  app,
}) => {
  const customer = aCustomer();
  const other = await openElsewhere(context, await openOwn(page, app, customer));
  await page.getByLabel("Company").fill("Mine Ltd");
  await other.getByLabel("Company").fill("Theirs Ltd");
  await save(other);
  await saved(other);

  await expect(page.getByText("Changed elsewhere: Company")).toBeVisible();
  await save(page);
  await expect(page.getByText("Not saved yet. Choose what to keep of: company.")).toBeVisible();
  await page.getByRole("button", { name: "Use the new values" }).click();
  await expect(page.getByLabel("Company")).toHaveValue("Theirs Ltd");
});

test("a customer removed elsewhere leaves what was typed, and can be saved as a new one", async ({
  page,
  context,
  app,
}) => {
  const customer = aCustomer();
  const path = await openOwn(page, app, customer);
  await page.getByLabel("Notes").fill("Half a sentence");
  await removeCustomer(await openElsewhere(context, path));

  await expect(page.getByText("This customer was removed elsewhere")).toBeVisible();
  await expect(page.getByLabel("Notes")).toHaveValue("Half a sentence");
  await page.getByRole("button", { name: "Save as a new customer" }).click();
  await expect(page).not.toHaveURL(path);
  await expect(page.getByLabel("Notes")).toHaveValue("Half a sentence");
  await page.getByRole("main").getByRole("link", { name: "Customers" }).click();
  await expect(customerRow(page, customer)).toBeVisible();
});
