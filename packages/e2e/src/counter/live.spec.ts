import type { Page } from "@playwright/test";
import { clicksOf, openCounter, shownClicks } from "../counter";
import { expect, test } from "../fixtures";
import { holdSocket } from "../socket";
import { expectUnchanged } from "../unchanged";

const addOne = (page: Page) => page.getByRole("button", { name: "Add one", exact: true }).click();

test("a click in one tab counts in the other, without a login", async ({ page, context }) => {
  const otherTab = await context.newPage();
  const before = await openCounter(otherTab);
  await openCounter(page);
  await addOne(page);
  await expect.poll(() => shownClicks(otherTab)).toBeGreaterThan(before);
});

test("a click counts at once, before the deployment has answered", async ({ page }) => {
  const socket = await holdSocket(page);
  await openCounter(page);
  socket.hold();
  // What had come before may still be on its way to the screen.
  await expectUnchanged(() => shownClicks(page));
  const before = await shownClicks(page);
  await addOne(page);
  await expect.poll(() => shownClicks(page)).toBe(before + 1);
});

test("a POST to /api/count is seen on the page", async ({ page, request }) => {
  await openCounter(page);
  const clicks = await clicksOf(await request.post("/api/count"));
  await expect.poll(() => shownClicks(page)).toBeGreaterThanOrEqual(clicks);
});
