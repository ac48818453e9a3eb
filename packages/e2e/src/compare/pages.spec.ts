import { expectAccessible } from "../accessibility/axe";
import { expect, test } from "../fixtures";
import { builtPage } from "./built-files";

const pages = [
  ["", "One product, two routers, one deployment"],
  ["side-by-side", "Side by side"],
  ["concerns", "Concerns"],
  ["concerns/convex-client", "One Convex client, one WebSocket"],
  ["moving", "Moving"],
  ["at-scale", "At scale, on paper"],
  ["measurements", "Measurements"],
  ["changes", "What changed"],
  ["choosing", "Choosing"],
] as const;

/** Colours are the same at each width, so both themes take turns. */
const LOOKS = [
  [320, "light"],
  [768, "dark"],
  [1280, "light"],
] as const;

for (const [path, heading] of pages)
  test(`"${heading}" works without a server, and is accessible at every width`, async ({ page }) => {
    await page.goto(builtPage(path));
    await expect(page.getByRole("heading", { level: 1, name: heading })).toBeVisible();
    const overflow = () =>
      page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    for (const [width, colorScheme] of LOOKS) {
      await test.step(`${width} pixels wide, ${colorScheme}`, async () => {
        await page.setViewportSize({ width, height: 900 });
        await page.emulateMedia({ colorScheme });
        await expect.poll(overflow, "sideways scrolling").toBe(0);
        await expectAccessible(page, `${heading}, ${width} pixels wide, ${colorScheme}`);
      });
    }
  });

test("a concern shows both sources without a server", async ({ page }) => {
  await page.goto(builtPage("concerns/environment"));
  const source = page.getByRole("region", { name: "Source of env.ts" });
  await expect(source).toContainText("AUTH0_SECRET");
  await expect(source).toContainText("CLERK_SECRET_KEY");
});

test("a line that only one app has is marked by a sign, and told of in words", async ({ page }) => {
  await page.goto(builtPage("concerns/environment"));
  const source = page.getByRole("region", { name: "Source of env.ts" });
  await expect(source.getByRole("columnheader", { name: /\d+ lines, \d+ only here/ })).toHaveCount(2);
  const sign = (text: string) =>
    source
      .getByRole("cell")
      .filter({ hasText: text })
      .first()
      .evaluate((cell) => getComputedStyle(cell, "::before").content);
  expect(await sign("AUTH0_SECRET")).toBe('"−"');
  expect(await sign("CLERK_SECRET_KEY")).toBe('"+"');
});

test("an address of no page says so, and leads on", async ({ page }) => {
  await page.goto(builtPage("concerns/nothing"));
  await expect(page.getByRole("heading", { level: 1, name: "No such page" })).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("link", { name: "All concerns" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Concerns" })).toBeVisible();
  for (const [path, part] of [
    ["moving", "way=back"],
    ["measurements", "figure=gone"],
  ]) {
    await page.goto(builtPage(`${path}?${part}`));
    await expect(page.getByText(`The default stands in for ${part}.`)).toBeVisible();
    await expectAccessible(page);
  }
});

test("what is assumed at scale stands in the address, and comes from it", async ({ page }) => {
  await page.goto(builtPage("at-scale?people=100000&clerkUser.perUnit=0.5&loadsPerDay=no"));
  await expect(page.getByRole("button", { name: "100,000 people" })).toHaveAttribute("aria-pressed", "true");
  await expect(page.getByText("The default stands in for loadsPerDay=no.")).toBeVisible();
  await page.getByLabel("Days of use").fill("7");
  await expect(page).toHaveURL(/#\/at-scale\?people=100000&daysPerMonth=7&clerkUser\.perUnit=0\.5$/);
  await page.evaluate(() => (window.location.hash = "#/at-scale"));
  await expect(page.getByLabel("Days of use")).toHaveValue("20");
});

test("every sentence of the choice leads to where it rests", async ({ page }) => {
  await page.goto(builtPage("choosing"));
  await page.getByRole("main").getByRole("link", { name: "Server Actions" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Server Actions" })).toBeVisible();
  await page.goBack();
  await expect(page.getByRole("heading", { level: 1, name: "Choosing" })).toBeVisible();
});
