import type { BrowserContext } from "@playwright/test";
import { exclusively } from "../exclusively";
import type { Person } from "../people";
import type { App } from "./app";

type BrowserState = Awaited<ReturnType<BrowserContext["storageState"]>>;

/** What browsers hold after a login, by app and person. One worker's journeys share it, one after the other. */
export type KeptSessions = Map<string, { state: BrowserState; until: number }>;

/** Less than an ID token lives, in ms: two journeys must not renew the same kept login, whose refresh token rotates. */
const KEPT_FOR = 8 * 60_000;

/**
 * An app in which a person signs in by the login pages once, and later journeys begin with what that has left in the
 * browser: for journeys that are about something else, the login would be most of their time. A sign-out ends the
 * session everywhere, so none is kept beyond it. What a login leaves has tokens of the usual life: no other journey shortens
 * it meanwhile, see `exclusively`.
 */
export function withKeptSessions(app: App, kept: KeptSessions): App {
  const keyOf = ({ email }: Person) => `${app.name} ${email}`;
  return {
    ...app,
    async signIn(page, person) {
      const known = kept.get(keyOf(person));
      if (!known || known.until < Date.now()) {
        await exclusively(app.url, () => app.signIn(page, person));
        kept.set(keyOf(person), await keep(page.context()));
        return;
      }
      await page.context().setStorageState(known.state);
      await page.goto(`${app.url}/customers`);
      await app.expectSignedIn(page, person);
    },
    async signUp(page, person) {
      await exclusively(app.url, () => app.signUp(page, person));
      kept.set(keyOf(person), await keep(page.context()));
    },
    async signOut(page) {
      kept.clear();
      await app.signOut(page);
    },
  };
}

const keep = async (context: BrowserContext) => ({
  state: await context.storageState(),
  until: Date.now() + KEPT_FOR,
});
