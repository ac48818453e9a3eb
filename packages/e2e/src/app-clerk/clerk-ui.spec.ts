import type { Page } from "@playwright/test";
import { appClerk } from "../apps/app-clerk";
import { expect, test } from "../fixtures";
import { alice } from "../people";

/** What a page has asked for of Clerk's components since the last look. */
function listenForUI(page: Page): () => string[] {
  const asked: string[] = [];
  page.on("request", (request) => {
    if (request.url().includes("/@clerk/ui")) asked.push(request.url());
  });
  return () => asked.splice(0);
}

test("Clerk's components are loaded where a page is made of them, and nowhere else", async ({
  page,
  app,
}) => {
  const asked = listenForUI(page);
  await app.signIn(page, alice);
  expect(asked()).toEqual([]);

  await page.getByLabel(/^Account: /).click();
  await page.getByRole("link", { name: "Manage login" }).click();
  await expect(page.getByRole("heading", { name: "Profile details" })).toBeVisible();
  expect(asked()).not.toEqual([]);

  await page.getByRole("navigation").getByRole("link", { name: "Customers" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Customers" })).toBeVisible();
  await app.signOut(page);
});

test("a router that comes to the login by itself brings its form, and its address stays whole", async ({
  page,
}) => {
  await page.goto("/");
  await appClerk.expectSignedOut(page);
  await page.evaluate(() => {
    const { next } = window as Window & { next?: { router?: { push(path: string): void } } };
    next?.router?.push("/sign-in?redirect_url=%2Frendering");
  });
  await expect(page.getByLabel("Email address", { exact: true })).toBeVisible();
  expect(new URL(page.url()).search).toBe("?redirect_url=%2Frendering");
});
