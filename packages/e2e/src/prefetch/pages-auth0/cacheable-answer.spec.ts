import type { Page } from "@playwright/test";
import { newcomer } from "../../people";
import { expect, runs, test } from "../fixtures";

/** Fetches the data of the page behind the lab's links, as the browser does: from its cache if it may. */
function fetchData(page: Page, url: string, headers: Record<string, string> = {}): Promise<string> {
  return page.evaluate(async ([url, headers]) => (await fetch(url, { headers })).text(), [
    url,
    headers,
  ] as const);
}

test("a cacheable answer is used again by the same person, and never by the next one", async ({
  app,
  lab,
  page,
  openBrowser,
  problems,
}) => {
  // A page without the app has no icon of its own.
  problems.expect(/favicon\.ico/);
  const bob = newcomer();
  const bobsPage = await openBrowser();
  await app.signUp(bobsPage, bob);
  await expect(bobsPage.getByRole("heading", { name: "No customers yet" })).toBeVisible();
  const bobsCookies = await bobsPage.context().cookies();

  await lab.open();
  const nextData = (await page.locator("#__NEXT_DATA__").textContent()) ?? "";
  const { buildId } = JSON.parse(nextData) as { buildId: string };
  const url = `/_next/data/${buildId}/prefetch/rows/server.json?try=1`;
  // A page without the app: nothing but this test makes requests.
  await page.goto("/icon.svg");
  // The first request after a minute renews the server's session, and with the new cookie the answer to it is another
  // person's, as far as the browser can tell.
  await fetchData(page, url.replace("try=1", "try=0"));
  const runsOfBoth = async () => (await runs(lab.person)) + (await runs(bob));
  const before = await runsOfBoth();
  const alices = await fetchData(page, url, { "x-cacheable-answer": "1" });
  expect(alices).toContain("continueCursor");
  expect(await fetchData(page, url)).toBe(alices);
  expect((await runsOfBoth()) - before, "the second answer comes from the cache").toBe(1);

  await page.context().clearCookies();
  await page.context().addCookies(bobsCookies);
  const bobs = await fetchData(page, url);
  expect((await runsOfBoth()) - before, "other cookies, another answer").toBe(2);
  expect(bobs).not.toBe(alices);
  expect(bobs).toContain('"page":[]');
});
