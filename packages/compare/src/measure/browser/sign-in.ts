import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { root } from "../root";
import type { Served } from "../servers/served";
import { listenForQuiet } from "./quiet";

export interface Person {
  email: string;
  password: string;
}

/** The first of the people who can sign in to both apps. @throws Error where the list is empty */
export function samplePerson(): Person {
  const file = join(root, "packages/local/stack/src/sample-users.json");
  const [first] = JSON.parse(readFileSync(file, "utf8")) as Person[];
  if (!first) throw new Error(`${file} names nobody.`);
  return first;
}

/** Signs in to a product by its login pages, as a person does; ends on the customers. */
export async function signIn(page: Page, { app, origin }: Served, person: Person): Promise<void> {
  await page.goto(`${origin}/sign-in`);
  if (app === "pages-auth0") {
    await page.getByRole("button", { name: "Continue with Auth0" }).click();
    await page.getByLabel("Email address").fill(person.email);
    await page.getByLabel("Password").fill(person.password);
    await page.getByRole("button", { name: "Continue", exact: true }).click();
  } else {
    const next = page.getByRole("button", { name: "Continue", exact: true });
    await page.getByLabel("Email address", { exact: true }).fill(person.email);
    await next.click();
    await page.getByLabel("Password", { exact: true }).fill(person.password);
    await next.click();
  }
  await page.waitForURL(`${origin}/customers`);
  await page.getByRole("heading", { level: 1, name: "Customers" }).waitFor();
}

/** Signs in to a baseline in a browser that holds the identity provider's session already. */
export async function signInToBaseline(page: Page, { app, origin }: Served): Promise<void> {
  const untilQuiet = listenForQuiet(page);
  await page.goto(`${origin}/customers`);
  if (app === "pages-auth0") {
    await page.getByRole("button", { name: "Log in" }).click();
    await page.waitForURL((url) => url.origin === origin && !url.searchParams.has("code"));
    await page.waitForFunction(() => Object.keys(localStorage).some((key) => key.includes("auth0spajs")));
    // Convex renews the token at once: left before that is stored, the page would come back with one that was used.
    await untilQuiet();
    await page.goto(`${origin}/customers`);
  }
  await page.locator("tbody th[scope=row]").first().waitFor();
}
