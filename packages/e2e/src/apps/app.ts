import type { Page } from "@playwright/test";
import type { Person } from "../people";

/** One of the two apps, with what its identity provider makes different. */
export interface App {
  name: "pages-auth0" | "app-clerk";
  /** Its origin, without a slash at the end. */
  url: string;
  /** How the account page calls its identity provider. */
  provider: "Auth0" | "Clerk";
  /** Goes from the header's "Sign in" to the identity provider's login form, without a reload in between. */
  openLogin(page: Page): Promise<void>;
  /** Goes on from a page that asks to sign in to the identity provider's login form. */
  loginFromPrompt(page: Page): Promise<void>;
  /** Fills and sends the identity provider's login form. */
  login(page: Page, person: Pick<Person, "email" | "password">): Promise<void>;
  /** Expects the login form to have refused what was typed, and to have kept the address. */
  expectLoginRefused(page: Page, email: string): Promise<void>;
  /** Signs up at /sign-up and ends on the customers page. */
  signUp(page: Page, person: Person): Promise<void>;
  /** Signs in from the home page and ends on the customers page. */
  signIn(page: Page, person: Person): Promise<void>;
  /** Signs in or up without any page; the browser then has what the login pages leave in it. */
  startSession(page: Page, person: Person, how: "sign in" | "sign up"): Promise<void>;
  /** Signs out with the account menu and ends on the home page. */
  signOut(page: Page): Promise<void>;
  /** The signed-in person's token for the API, as the browser has it. */
  apiToken(page: Page): Promise<string>;
  expectSignedIn(page: Page, person: Person): Promise<void>;
  expectSignedOut(page: Page): Promise<void>;
  /** Expects the current page to ask for a login instead of showing data. */
  expectSignInPrompt(page: Page): Promise<void>;
}
