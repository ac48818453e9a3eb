import { expect, type Locator, type Page } from "@playwright/test";
import { randomUUID } from "node:crypto";
import type { App } from "./apps/app";
import { runFunction } from "./deployment";
import type { Person } from "./people";

export interface Customer {
  name: string;
  email: string;
  company: string;
}

/** A customer that no other test has: the journeys share one deployment and run at the same time. */
export function aCustomer(kind = "Customer"): Customer {
  const id = randomUUID().slice(0, 8);
  return { name: `${kind} ${id}`, email: `${id}@customers.example`, company: `Company ${id}` };
}

/** The name in the table, which leads to the customer's page. */
export function customerLink(page: Page, { name }: Customer): Locator {
  return page.getByRole("table", { name: "Customers" }).getByRole("link", { name, exact: true });
}

/** The customer's line in the table. */
export function customerRow(page: Page, customer: Customer): Locator {
  return page.getByRole("row").filter({ has: page.getByRole("link", { name: customer.name, exact: true }) });
}

export async function fillCustomer(page: Page, { name, email, company }: Customer): Promise<void> {
  await page.getByLabel("Name").fill(name);
  await page.getByLabel("Email").fill(email);
  await page.getByLabel("Company").fill(company);
}

/** Adds a customer, from the list and back to it, as a person does. */
export async function addCustomer(page: Page, customer: Customer): Promise<void> {
  await page.getByRole("link", { name: "Add customer" }).click();
  await fillCustomer(page, customer);
  await page.getByRole("button", { name: "Add customer" }).click();
  await expect(customerRow(page, customer)).toBeVisible();
}

/**
 * Adds a customer from elsewhere, for whoever looks at the list in a tab: in journeys that are about something else, where
 * the form would take a good part of their time.
 */
export async function haveCustomer(app: App, page: Page, customer: Customer): Promise<void> {
  await runFunction("mutation", "customers:create", { ...customer }, await app.apiToken(page));
  await expect(customerRow(page, customer)).toBeVisible();
}

/** Signs somebody in and gives them a customer that nobody else has. */
export async function signInWithCustomer(app: App, page: Page, person: Person): Promise<Customer> {
  await app.signIn(page, person);
  return haveCustomerOf(app, page, person);
}

/** The same by the login pages, on a page where somebody has just signed out: what other tabs notice. */
export async function logInWithCustomer(app: App, page: Page, person: Person): Promise<Customer> {
  await app.openLogin(page);
  await app.login(page, person);
  await expect(page).toHaveURL(`${app.url}/customers`);
  return haveCustomerOf(app, page, person);
}

async function haveCustomerOf(app: App, page: Page, { name }: Person): Promise<Customer> {
  const customer = aCustomer(name);
  await haveCustomer(app, page, customer);
  return customer;
}

/**
 * Opens a customer's page from the list, with the keyboard: under a pointer the row moves on when another journey of the
 * same person adds a customer above it. @returns its path
 */
export async function openCustomer(page: Page, customer: Customer): Promise<string> {
  await customerLink(page, customer).press("Enter");
  await expect(page.getByRole("heading", { level: 1, name: customer.name })).toBeVisible();
  return new URL(page.url()).pathname;
}

/** Removes the customer whose page is open. */
export async function removeCustomer(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Remove" }).click();
  await page.getByRole("alertdialog").getByRole("button", { name: "Remove customer" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Customers" })).toBeVisible();
}
