import type { Page } from "@playwright/test";
import { environment } from "../environment";
import { expect, test } from "../fixtures";
import { needsControls } from "../local-services";
import { expectAccessible } from "../accessibility/axe";

async function openDashboard(page: Page): Promise<void> {
  needsControls("Convex", "has pages of its own");
  await page.goto(environment.deploymentUrl);
  await expect(page.getByRole("heading", { level: 1, name: "Tables" })).toBeVisible();
}

for (const colorScheme of ["light", "dark"] as const) {
  test(`the deployment's pages are accessible in the ${colorScheme}, and fit a narrow window`, async ({
    page,
  }) => {
    await page.emulateMedia({ colorScheme });
    await page.setViewportSize({ width: 375, height: 800 });
    await openDashboard(page);
    for (const name of ["Data", "Functions", "Logs", "Schedules", "Environment"]) {
      await page.getByRole("navigation").getByRole("link", { name, exact: true }).click();
      await expect(page.getByRole("link", { name, exact: true })).toHaveAttribute("aria-current", "page");
      await expectAccessible(page, name);
      const isCut = await page.evaluate(() => document.documentElement.scrollWidth > innerWidth);
      expect.soft(isCut, `${name} is wider than the window`).toBe(false);
    }
  });
}

test("a function is run with the keyboard, and its failure appears in the log that is open", async ({
  page,
  context,
}) => {
  await openDashboard(page);
  const at = (path: string) => new URL(path, environment.deploymentUrl).href;
  const log = await context.newPage();
  // Failures alone: others look at the counter beside this journey.
  await log.goto(at("/_local/logs?path=counter:get&errors=on"));
  await expect(log.getByRole("status")).toContainText("New entries appear");
  const failures = log.getByRole("listitem").filter({ hasText: "INVALID" });
  const before = await failures.count();

  await page.goto(at("/_local/function?path=counter:get"));
  await page.keyboard.press("Tab");
  await expect(page.getByRole("link", { name: "Skip to the content" })).toBeFocused();
  await page.keyboard.press("Enter");
  await page.keyboard.press("Tab");
  await expect(page.getByLabel("Arguments, in JSON")).toBeFocused();
  await page.keyboard.press("ControlOrMeta+A");
  await page.keyboard.type('{"counterName": ""}');
  await page.keyboard.press("Tab");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { name: "Error", exact: true })).toBeVisible();
  await expect(page.getByLabel("Arguments, in JSON")).toHaveValue('{"counterName": ""}');
  await expect.poll(() => failures.count()).toBeGreaterThan(before);
});

test("a component is chosen with the keyboard, and its tables and functions are its own", async ({
  page,
}) => {
  await page.setViewportSize({ width: 320, height: 800 });
  await page.emulateMedia({ colorScheme: "dark" });
  await openDashboard(page);
  const component = page
    .getByRole("navigation", { name: "Components" })
    .getByRole("link", { name: "customerCounts", exact: true });
  for (const name of ["Data", "Functions"]) {
    await page.getByRole("link", { name, exact: true }).click();
    await component.focus();
    await page.keyboard.press("Enter");
    await expect(component).toHaveAttribute("aria-current", "true");
    await expectAccessible(page, name);
    const isCut = await page.evaluate(() => document.documentElement.scrollWidth > innerWidth);
    expect(isCut, `${name} is wider than the window`).toBe(false);
  }
  await expect(page.getByRole("link", { name: "customers:create" })).toHaveCount(0);
  await page.getByRole("table").getByRole("link").first().click();
  await expect(page.getByText("Of the component customerCounts.")).toBeVisible();
});
