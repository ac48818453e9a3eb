import { api } from "@repo/convex-backend/api";
import type { Locator, Page } from "@playwright/test";
import { environment } from "../environment";
import { executions } from "../deployment";
import { expect, test as base } from "../fixtures";
import { newcomer } from "../people";
import { elsewhere } from "./elsewhere";
import { listen, type Wire } from "./wire";

export { expect };

/** Added to every reply of the deployment, in ms: a database in the same country. */
const LATENCY = 180;

async function setLatency(ms: number): Promise<void> {
  const body = JSON.stringify({ ms });
  const response = await fetch(`${environment.deploymentUrl}/_local/latency`, { method: "POST", body });
  if (!response.ok) throw new Error(`The deployment answered ${response.status} when asked for a latency.`);
}

/** The lab of somebody new, who has customers. */
export interface Lab {
  page: Page;
  wire: Wire;
  /** Opens it: all links are new. */
  open(): Promise<void>;
  link(technique: string): Locator;
}

export const test = base.extend<{ lab: Lab }, { latency: void }>({
  latency: [
    // oxlint-disable-next-line no-empty-pattern
    async ({}, use) => {
      await setLatency(LATENCY);
      await use();
      await setLatency(0);
    },
    { scope: "worker", auto: true },
  ],
  lab: async ({ page, app }, use) => {
    const wire = listen(page);
    await app.signUp(page, newcomer());
    await (await elsewhere(wire)).mutation(api.customers.addSamples, { count: 30 });
    const link = (technique: string) => page.getByRole("link", { name: `Open the rows: ${technique}`, exact: true });
    await use({
      page,
      wire,
      link,
      open: async () => {
        await page.goto("/prefetch");
        await expect(link("Plain Link")).toBeVisible();
        await settle(wire);
      },
    });
  },
});

/** How often the lab's query has run on the deployment. */
export async function runs(): Promise<number> {
  return (await executions())["customers:page"]?.total ?? 0;
}

/** Waits until nothing is on its way for the links of the lab: neither to the app's server nor on the deployment. */
export async function settle(wire: Wire): Promise<void> {
  let before = -1;
  await expect
    .poll(async () => {
      const now = await runs();
      const isQuiet = now === before && wire.pageRequests === 0;
      before = now;
      return isQuiet;
    })
    .toBe(true);
}

/** The rows of the page behind a link. */
export const rows = (page: Page) => page.getByRole("table", { name: "Customers" }).getByRole("rowheader");
