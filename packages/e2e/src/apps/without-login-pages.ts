import { expect } from "@playwright/test";
import type { App } from "./app";

/**
 * An app whose journeys are about something else than signing in: people sign in and up by the identity provider's API
 * and begin on the customers page, where the login pages would have led. Filling in forms was two fifths of all
 * journeys' time.
 */
export function withoutLoginPages(app: App): App {
  return {
    ...app,
    async signIn(page, person) {
      await app.startSession(page, person, "sign in");
      await page.goto(`${app.url}/customers`);
      await app.expectSignedIn(page, person);
    },
    async signUp(page, person) {
      await app.startSession(page, person, "sign up");
      await page.goto(`${app.url}/customers`);
      await expect(page).toHaveURL(`${app.url}/customers`);
      // The page's first HTML has the customers: they do not show that the browser knows who is here.
      await app.expectSignedIn(page, person);
    },
  };
}
