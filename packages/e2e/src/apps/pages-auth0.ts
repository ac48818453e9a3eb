import { expect, type Page } from "@playwright/test";
import { pagesAuth0Environment } from "../pages-auth0/environment";
import { leaveUnread } from "../pages-auth0/leave-unread";
import { openWithoutLoginService } from "../pages-auth0/login-away";
import { browserIdToken } from "../pages-auth0/sessions";
import { techniques } from "../pages-auth0/techniques";
import { users } from "../pages-auth0/users";
import { isLocal, needsControls } from "../local-services";
import type { App } from "./app";
import { startAuth0Session } from "./auth0-session";

const { url, port, tenantUrl } = pagesAuth0Environment;

const passwordField = (page: Page) => page.getByLabel("Password");

async function expectTenantPage(page: Page): Promise<void> {
  await expect(page).toHaveURL((at) => at.origin === tenantUrl);
}

/** Pages Router + Auth0: the login is on the tenant's own pages. */
export const pagesAuth0: App = {
  name: "pages-auth0",
  title: "Pages Router + Auth0",
  url,
  port,
  provider: "Auth0",

  async openLogin(page) {
    await page.getByRole("banner").getByRole("link", { name: "Sign in" }).click();
    await page.getByRole("button", { name: "Continue with Auth0" }).click();
    await expectTenantPage(page);
  },

  async loginFromPrompt(page) {
    await page.getByRole("button", { name: "Sign in with Auth0" }).click();
    await expectTenantPage(page);
  },

  async login(page, { email, password }) {
    await page.getByLabel("Email address").fill(email);
    await passwordField(page).fill(password);
    await page.getByRole("button", { name: "Continue", exact: true }).click();
  },

  async expectLoginRefused(page, email) {
    await expect(page.getByRole("alert")).toHaveText("Wrong email or password.");
    await expect(page.getByLabel("Email address")).toHaveValue(email);
  },

  async signUp(page, { email, password, name }) {
    needsControls("Auth0", "asks for a name where people sign up");
    await page.goto(`${url}/sign-up`);
    await page.getByRole("button", { name: "Sign up with Auth0" }).click();
    await expectTenantPage(page);
    await page.getByLabel("Email address").fill(email);
    await page.getByLabel("Name").fill(name);
    await passwordField(page).fill(password);
    await page.getByRole("button", { name: "Continue", exact: true }).click();
    await expect(page).toHaveURL(`${url}/customers`);
  },

  async signIn(page, person) {
    await page.goto(url);
    await pagesAuth0.openLogin(page);
    await pagesAuth0.login(page, person);
    await expect(page).toHaveURL(`${url}/customers`);
    await pagesAuth0.expectSignedIn(page, person);
  },

  async startSession(page, person, how) {
    if (how === "sign in") return startAuth0Session(page, person, "login");
    if (isLocal("Auth0")) return startAuth0Session(page, person, "signup");
    if (users === undefined) needsControls("Auth0", "makes new users without the Management API");
    await users?.make(person);
    return startAuth0Session(page, person, "login");
  },

  async signOut(page) {
    await page.getByLabel(/^Account: /).click();
    await page.getByRole("button", { name: "Sign out" }).click();
    await expect(page).toHaveURL(`${url}/`);
    await pagesAuth0.expectSignedOut(page);
  },

  apiToken: browserIdToken,

  async expectSignedIn(page, { name }) {
    await expect(page.getByLabel(`Account: ${name}`)).toBeVisible();
  },

  async expectSignedOut(page) {
    await expect(page.getByRole("banner").getByRole("link", { name: "Sign in" })).toBeVisible();
  },

  async expectSignInPrompt(page) {
    await expect(page.getByRole("heading", { name: "Sign in to continue" })).toBeVisible();
  },

  async beginLogin(page) {
    await page.getByRole("button", { name: "Continue with Auth0" }).click();
  },
  identityPath: "/auth/login",
  failurePath: "/500",
  redirectingPath: "/auth/logout",
  leaveUnread,
  unreadReason: "did not answer in time",
  openWithoutLoginService,
  techniques,
  users,
  howToMakeUsers:
    "Set E2E_AUTH0_MANAGEMENT_CLIENT_ID and E2E_AUTH0_MANAGEMENT_CLIENT_SECRET, of an application of type Machine to " +
    "Machine with create:users, read:users and delete:users.",
};
