import { expect, type Page } from "@playwright/test";
import { appClerkEnvironment } from "./environment";

/** Opens the home page while the instance does not answer, until the page says so. */
export async function openWithoutLoginService(page: Page): Promise<void> {
  // Clerk waits for its script for a quarter of a minute before it says that there is none.
  await page.clock.install();
  await page.route(`${appClerkEnvironment.frontendApi}/**`, (route) => route.abort());
  await page.goto("/");
  const said = page.getByText("The login service does not answer");
  const wait = async () => {
    await page.clock.fastForward(5000);
    return said.isVisible();
  };
  await expect.poll(wait).toBe(true);
}
