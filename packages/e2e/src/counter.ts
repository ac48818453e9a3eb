import { expect, type APIResponse, type Locator, type Page } from "@playwright/test";

function counter(page: Page): Locator {
  return page.getByRole("region", { name: "Public counter" });
}

/** The number the page shows; NaN before there is one. Other journeys count at the same time, so it only grows. */
export async function shownClicks(page: Page): Promise<number> {
  const text = await counter(page).locator("[aria-live]").innerText();
  return Number.parseInt(text.replaceAll(",", ""), 10);
}

/** Opens an app's home page and waits for the number. */
export async function openCounter(page: Page, url = "/"): Promise<number> {
  await page.goto(url);
  return liveClicks(page);
}

/** The number on the home page, once it is live. */
export async function liveClicks(page: Page): Promise<number> {
  await expect(counter(page).getByText("Live", { exact: true })).toBeVisible();
  return shownClicks(page);
}

/** The number that /api/count answered. */
export async function clicksOf(response: APIResponse): Promise<number> {
  expect(response.status()).toBe(200);
  const { clicks } = (await response.json()) as { clicks: number };
  return clicks;
}
