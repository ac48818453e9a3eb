import { expect, test } from "../fixtures";
import { alice } from "../people";

const DAY_MS = 86_400_000;

// Its clock is another one from the first page on.
test.use({ usesLoginPages: true, ownBrowser: true });

test("on a device whose clock is wrong the login says so", async ({ page, app }) => {
  await page.clock.install({ time: Date.now() + DAY_MS });
  await page.goto("/");
  await app.openLogin(page);
  await app.login(page, alice);
  await expect(page.getByRole("main").getByRole("alert")).toHaveText(/by this device's clock/);
});
