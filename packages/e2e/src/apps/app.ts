import type { BrowserContext, Locator, Page } from "@playwright/test";
import type { Person } from "../people";
import type { Techniques } from "../prefetch/techniques";

/** The users of a real identity provider, which a run against it makes and removes. */
export interface ProviderUsers {
  /** Makes somebody whose address is verified. @throws Error when there is somebody with this address */
  make(person: Person): Promise<void>;
  /** Removes whoever has an address. */
  remove(email: string): Promise<void>;
  /** What else journeys need, as variables of the environment. */
  prepare?(): Promise<Record<string, string>>;
}

/** An app, with what its identity provider makes different. */
export interface App {
  /** Its folder's name, which is its project's, too. */
  name: string;
  /** How its header calls it. */
  title: string;
  /** Its origin, without a slash at the end. */
  url: string;
  port: string;
  /** How the account page calls its identity provider. */
  provider: string;
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
  /** Goes on from /sign-in to where the identity provider's login begins. */
  beginLogin(page: Page): Promise<void>;
  /** The fields of the login form, where that is on pages of the app's own. */
  loginFields?: (page: Page) => { email: Locator; password: Locator };
  /** What a browser without storage has on its console because of the identity provider. */
  saysBlockedStorage?: RegExp;
  /** A path of its own that its identity provider answers. */
  identityPath: string;
  /** The page that the router answers with when rendering has failed. */
  failurePath: string;
  /** A path that redirects somebody who is signed out. */
  redirectingPath: string;
  /** Opens /rendering/server as it comes when the server could read nothing, with all other services as they are. */
  leaveUnread(page: Page): Promise<void>;
  /** What that page says of it. */
  unreadReason: string;
  /** Opens the home page while the login service is away, until the page says so. */
  openWithoutLoginService(page: Page, signIn: () => Promise<void>): Promise<void>;
  techniques: Techniques;
  /** Lets the pages of a browser through what a real provider has against programs. */
  admit?: (context: BrowserContext) => Promise<void>;
  /** Undefined where the run is not allowed to make any. */
  users: ProviderUsers | undefined;
  /** What would allow it. */
  howToMakeUsers?: string;
}
