import { expectAccessible } from "../accessibility/axe";
import { latencyOf } from "../deployment";
import { newcomer } from "../people";
import { expect, rows, seeAlone, test } from "./fixtures";

test("signed out, the lab and the pages behind its links ask to sign in", async ({ page }) => {
  for (const path of ["/prefetch", "/prefetch/rows/server?try=1", "/prefetch/rows/static?try=1"]) {
    await page.goto(path);
    await expect(page.getByRole("heading", { name: "Sign in to continue" }), path).toBeVisible();
  }
});

test("a click is measured, said in words, and kept in the table", async ({ lab, page }) => {
  test.slow();
  await lab.open();
  await lab.link("Plain Link").click();
  await expect(lab.result).toContainText(/Plain Link: \d+ ms/);
  await expect(lab.result).toContainText("Nothing had run before your click.");
  await expect(lab.result).toContainText("The browser had to ask the Next server first");
  await expectAccessible(page);
  await page.getByRole("link", { name: "Back to the lab" }).click();
  const measurement = page
    .getByRole("table", { name: "Measurements" })
    .getByRole("row", { name: /^Plain Link/ });
  await expect(measurement).toContainText("Server asked");
  await expect(lab.link("Plain Link")).toBeVisible();
  await expectAccessible(page);
});

test("“Run all” tries every technique by itself, and can be stopped", async ({ lab, page }) => {
  test.slow();
  await lab.open();
  const techniques = await page.getByRole("link", { name: /^Open the rows: / }).count();
  await page.getByRole("button", { name: "Change a customer from elsewhere" }).click();
  await page.getByRole("checkbox").check();
  await page.getByRole("button", { name: "Run all" }).click();
  const measurements = page.getByRole("table", { name: "Measurements" }).getByRole("row");
  await expect(measurements.filter({ hasText: " ms" })).toHaveCount(techniques, { timeout: 300_000 });
  await expect(measurements.filter({ hasText: "Unknown" })).toHaveCount(0);
  await expect(page.getByRole("button", { name: "Run all" })).toBeFocused();

  await page.getByRole("button", { name: "Run all" }).click();
  await page.getByRole("button", { name: "Stop" }).click();
  await expect(page.getByRole("button", { name: "Stop" })).toHaveCount(0);
});

test("the lab's slider makes the deployment slower, until the lab is left", async ({ lab, page }) => {
  const latency = () => latencyOf(lab.person.email);
  await lab.open();
  const slider = page.getByRole("slider");
  await expect(slider).toHaveValue("180");
  await slider.fill("60");
  await expect.poll(latency).toBe(60);
  await lab.link("Static page, query in browser").click();
  await expect(rows(page)).toHaveCount(25);
  expect(await latency()).toBe(60);
  await page.getByRole("navigation", { name: "Main" }).getByRole("link", { name: "Home" }).click();
  await expect.poll(latency).toBe(0);
});

test("a deployment on this machine is as slow as one elsewhere from the start, until the lab is left", async ({
  app,
  page,
}) => {
  const person = newcomer();
  await seeAlone(page, person);
  await app.startSession(page, person, "sign up");
  const latency = () => latencyOf(person.email);
  expect(await latency()).toBe(0);
  await page.goto("/prefetch");
  await expect(page.getByRole("slider")).toHaveValue("180");
  await expect.poll(latency).toBe(180);
  await page.getByRole("navigation", { name: "Main" }).getByRole("link", { name: "Home" }).click();
  await expect.poll(latency).toBe(0);
});

test.describe("on a narrow screen", () => {
  test.use({ viewport: { width: 320, height: 740 } });

  test("the lab and the rows fit", async ({ lab, page }) => {
    const width = () => page.evaluate(() => document.documentElement.scrollWidth);
    await lab.open();
    await lab.link("Plain Link").click();
    await expect(lab.result).toContainText(/Plain Link: \d+ ms/);
    await expect.poll(width).toBe(320);
    await page.getByRole("link", { name: "Back to the lab" }).click();
    await expect(page.getByRole("table", { name: "Measurements" })).toBeVisible();
    await expect.poll(width).toBe(320);
  });
});
