import type { Locator, Page } from "@playwright/test";
import { executions } from "../deployment";
import { environment } from "../environment";
import { expect, test as base } from "../fixtures";
import { Elsewhere } from "./elsewhere";
import { listen, type Wire } from "./wire";
import { expectUnchanged } from "../unchanged";

export { expect };

/** Added to every reply of the deployment, in ms: one in another country. */
const LATENCY = 180;

/** The lab of somebody who has 30 customers. */
export interface Lab {
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

export const test = base.extend<{ lab: Lab; latency: void }>({
  latency: [
    // Playwright finds out what a fixture needs by its destructuring.
    // oxlint-disable-next-line no-empty-pattern
    async ({}, provide) => {
      await setLatency(LATENCY);
      await provide();
      await setLatency(0);
    },
    { auto: true },
  ],
  lab: async ({ page, app, regular }, provide) => {
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
    if (regular.isKnown) await app.signIn(page, regular.person);
    else {
      await app.signUp(page, regular.person);
      await elsewhere.addCustomers(30);
      regular.isKnown = true;
    }
    const result = page.getByRole("region", { name: "This click" });
    await provide({ wire, elsewhere, open, link, result });
  },
});

async function setLatency(ms: number): Promise<void> {
  const body = JSON.stringify({ ms });
  const response = await fetch(`${environment.deploymentUrl}/_local/latency`, { method: "POST", body });
  if (!response.ok) throw new Error(`The deployment answered ${response.status} when asked for a latency.`);
}

/** How often the query of the pages behind the lab's links has run on the deployment. */
export async function runs(): Promise<number> {
  return (await executions())["customers:page"]?.total ?? 0;
}

/** Waits until nothing is on its way for those pages: no request to the app's server, no run on the deployment. */
export async function settle(wire: Wire): Promise<void> {
  await expectUnchanged(runs);
  await expect.poll(() => wire.openRequests.size).toBe(0);
  await expectUnchanged(runs);
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
