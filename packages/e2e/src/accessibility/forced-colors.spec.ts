import { expect, test } from "../fixtures";

test("with colours that are forced a button has an edge, and the page that one is on is marked", async ({
  page,
}) => {
  await page.emulateMedia({ forcedColors: "active" });
  await page.goto("/");
  await expect(page.getByRole("button", { name: "Add one", exact: true })).not.toHaveCSS(
    "border-top-width",
    "0px",
  );
  const mark = page
    .getByRole("navigation", { name: "Main" })
    .getByRole("link", { name: "Home", exact: true })
    .evaluate((link) => getComputedStyle(link, "::after").backgroundColor);
  const canvas = page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  expect(await mark).not.toBe(await canvas);
});
