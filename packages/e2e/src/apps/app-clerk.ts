import { expect, type Page } from "@playwright/test";
import { appClerkEnvironment } from "../app-clerk/environment";
import { leaveUnread } from "../app-clerk/leave-unread";
import { openWithoutLoginService } from "../app-clerk/login-away";
import { techniques } from "../app-clerk/techniques";
import { users } from "../app-clerk/users";
import type { App } from "./app";
import { asProgram, startClerkSession } from "./clerk-session";

const { url, port, frontendApi } = appClerkEnvironment;

const accountMenu = (page: Page) => page.getByLabel(/^Account: /);
const continueButton = (page: Page) => page.getByRole("button", { name: "Continue", exact: true });
const emailField = (page: Page) => page.getByLabel("Email address", { exact: true });
const passwordField = (page: Page) => page.getByLabel("Password", { exact: true });

/** App Router + Clerk: the login is a component on the app's own /sign-in, which asks for address and password in turn. */
export const appClerk: App = {
  name: "app-clerk",
  title: "App Router + Clerk",
  url,
  port,
  provider: "Clerk",

  async openLogin(page) {
    await page.getByRole("banner").getByRole("link", { name: "Sign in" }).click();
    await expect(emailField(page)).toBeVisible();
  },

  async loginFromPrompt(page) {
    await page.getByRole("main").getByRole("link", { name: "Sign in" }).click();
    await expect(emailField(page)).toBeVisible();
  },

  async login(page, { email, password }) {
    await emailField(page).fill(email);
    await continueButton(page).click();
    await passwordField(page).fill(password);
    await continueButton(page).click();
  },

  async expectLoginRefused(page, email) {
    await expect(passwordField(page)).toHaveAccessibleDescription(/^Password is incorrect/);
    await expect(page.getByRole("paragraph").filter({ hasText: email })).toBeVisible();
  },

  async signUp(page, { email, password }) {
    await page.goto(`${url}/sign-up`);
    await emailField(page).fill(email);
    await passwordField(page).fill(password);
    // Not by the button: the form's word about the password moves it while it is being clicked.
    await passwordField(page).press("Enter");
    // Once the code is on its way the form stays as it is; until then it begins anew and loses what is typed.
    await expect(page.getByRole("button", { name: /Resend \(\d+\)/ })).toBeVisible();
    await expect(page).toHaveURL(/\/verify-email-address$/);
    const code = page.getByLabel("Enter verification code");
    await expect(code).toBeFocused();
    await code.fill("424242");
    await expect(page).toHaveURL(`${url}/customers`);
  },

  async signIn(page, person) {
    await page.goto(url);
    await appClerk.openLogin(page);
    await appClerk.login(page, person);
    await expect(page).toHaveURL(`${url}/customers`);
    await appClerk.expectSignedIn(page, person);
  },

  startSession: (page, person, how) =>
    startClerkSession(page.context(), person, how === "sign in" ? "sign_ins" : "sign_ups"),

  async signOut(page) {
    await accountMenu(page).click();
    await page.getByRole("button", { name: "Sign out" }).click();
    await expect(page).toHaveURL(`${url}/`);
    await appClerk.expectSignedOut(page);
  },

  async apiToken(page) {
    const token = await page.evaluate(() => {
      const { Clerk } = window as Window & { Clerk?: { session?: { getToken(): Promise<string> } } };
      return Clerk?.session?.getToken();
    });
    if (!token) throw new Error("Nobody is signed in in this browser.");
    return token;
  },

  async expectSignedIn(page) {
    await expect(accountMenu(page)).toBeVisible();
  },

  async expectSignedOut(page) {
    await expect(page.getByRole("banner").getByRole("link", { name: "Sign in" })).toBeVisible();
  },

  async expectSignInPrompt(page) {
    await expect(page.getByRole("heading", { level: 1, name: "Sign in to continue" })).toBeVisible();
  },

  // The form is on /sign-in.
  beginLogin: () => Promise.resolve(),
  loginFields: (page) => ({ email: emailField(page), password: passwordField(page) }),
  // Clerk's script writes its failure on the console.
  saysBlockedStorage: /Access is denied for this document/,
  identityPath: "/__clerk/v1/environment",
  failurePath: "/_global-error",
  redirectingPath: "/customers",
  leaveUnread,
  unreadReason: "Its clock differs",
  openWithoutLoginService,
  techniques,
  async admit(context) {
    const parameters = Object.entries(asProgram ?? {});
    if (parameters.length === 0) return;
    await context.route(`${frontendApi}/v1/**`, (route) => {
      const asked = new URL(route.request().url());
      for (const [name, value] of parameters) asked.searchParams.set(name, value);
      return route.fallback({ url: asked.href });
    });
  },
  users,
};
