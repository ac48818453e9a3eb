import type { Locator, Page } from "@playwright/test";
import { controlUrl, executions, setLatency } from "../deployment";
import { expect, test as base } from "../fixtures";
import type { Person } from "../people";
import { Elsewhere } from "./elsewhere";
import { listen, type Wire } from "./wire";
import { expectUnchanged } from "../unchanged";

export { expect };

/** Added to every reply of the deployment, in ms: one in another country. */
const LATENCY = 180;

/** The lab of somebody who has 30 customers, to whom the deployment is slow. */
export interface Lab {
  person: Person;
  /** The traffic of its tab. */
  wire: Wire;
  /** The same person on another device. */
  elsewhere: Elsewhere;
  /** Opens it: all links are new. */
  open(): Promise<void>;
  /** The link of a technique, by the technique's name. */
  link(technique: string): Locator;
  /** On the page behind a link: what the lab says of the click. */
  result: Locator;
}

interface LabFixtures {
  lab: Lab;
  /** Makes the deployment slow for somebody until the test ends; nobody else notices. */
  slowDown: (person: Person) => Promise<void>;
}

export const test = base.extend<LabFixtures>({
  // Playwright finds out what a fixture needs by its destructuring.
  // oxlint-disable-next-line no-empty-pattern
  slowDown: async ({}, provide) => {
    const slow: Person[] = [];
    await provide(async (person) => {
      slow.push(person);
      await setLatency(person.email, LATENCY);
    });
    await Promise.all(slow.map(({ email }) => setLatency(email, 0)));
  },
  lab: async ({ page, app, regular, slowDown }, provide) => {
    const { person } = regular;
    await slowDown(person);
    await seeAlone(page, person);
    const wire = listen(page);
    const elsewhere = new Elsewhere(wire);
    const link = (technique: string) =>
      page.getByRole("link", { name: `Open the rows: ${technique}`, exact: true });
    const open = async () => {
      // A pointer that rests where a link appears is on that link.
      await page.mouse.move(0, 0);
      await page.goto("/prefetch");
      await expect(link("Plain Link")).toBeVisible();
      await settle(wire);
    };
    if (regular.isKnown) await app.signIn(page, person);
    else {
      await app.signUp(page, person);
      await elsewhere.addCustomers(30);
      regular.isKnown = true;
    }
    const result = page.getByRole("region", { name: "This click" });
    await provide({ person, wire, elsewhere, open, link, result });
  },
});

/**
 * Has the lab in a page count, and slow down, what the deployment does for its person alone: the lab knows one person
 * on the deployment, but here others work on it at the same time.
 */
export async function seeAlone(page: Page, { email }: Person): Promise<void> {
  const addresses = (["executions", "latency"] as const).map((path) => controlUrl(path));
  await page.addInitScript(
    ({ addresses, email }) => {
      const fetch = window.fetch.bind(window);
      window.fetch = (input, init) => {
        const url = new URL(input instanceof Request ? input.url : input, window.location.href);
        if (!addresses.includes(`${url.origin}${url.pathname}`)) return fetch(input, init);
        url.searchParams.set("email", email);
        return fetch(url, init);
      };
    },
    { addresses, email },
  );
}

/** How often the query of the pages behind the lab's links has run on the deployment, for one person or for everybody. */
export async function runs(person?: Pick<Person, "email">): Promise<number> {
  return (await executions(person?.email))["customers:page"]?.total ?? 0;
}

/** The address in the tab's last token. */
function emailOf({ token }: Wire): string {
  if (token === undefined) throw new Error("Nobody has been signed in in this tab.");
  const claims = JSON.parse(Buffer.from(token.split(".")[1] ?? "", "base64url").toString()) as {
    email: string;
  };
  return claims.email;
}

/** Waits until nothing is on its way for those pages: no request to the app's server, no run on the deployment. */
export async function settle(wire: Wire): Promise<void> {
  await expect.poll(() => wire.token, "the tab's token for the deployment").toBeDefined();
  const runsOfTab = () => runs({ email: emailOf(wire) });
  await expectUnchanged(runsOfTab);
  await expect.poll(() => wire.openRequests.size).toBe(0);
  await expectUnchanged(runsOfTab);
}

/** Rests on the link of a technique that prewarms, until the rows have come. */
export async function restUntilPrewarmed(lab: Lab, technique: string): Promise<void> {
  const { wire } = lab;
  const { length } = wire.answers;
  await lab.link(technique).hover();
  const hasRows = () => wire.answers.slice(length).some((answer) => answer.includes("continueCursor"));
  await expect.poll(hasRows, `rows for ${technique}`).toBe(true);
  await settle(wire);
}

/** The rows of the page behind a link. */
export const rows = (page: Page) => page.getByRole("table", { name: "Customers" }).getByRole("rowheader");
