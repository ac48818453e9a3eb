import { clicksOf, openCounter, shownClicks } from "../counter";
import { expect, test } from "../fixtures";
import { holdSocket } from "../socket";

test("a lost connection is told, and what changed meanwhile is shown once it is back", async ({
  page,
  request,
}) => {
  const socket = await holdSocket(page);
  await openCounter(page);
  await socket.cut();
  const notice = page.getByRole("banner").getByText("Reconnecting");
  await expect(notice).toBeVisible();
  const counter = page.getByRole("region", { name: "Public counter" });
  await expect(counter.getByText("Offline")).toBeVisible();
  const clicks = await clicksOf(await request.post("/api/count"));

  socket.mend();
  await expect.poll(() => shownClicks(page)).toBeGreaterThanOrEqual(clicks);
  await expect(notice).toBeHidden();
  await expect(counter.getByText("Live", { exact: true })).toBeVisible();
});

test("a change without an answer is told, until the answer comes", async ({ page }) => {
  const socket = await holdSocket(page);
  await openCounter(page);
  socket.hold();
  await page.getByRole("button", { name: "Add one", exact: true }).click();
  const notice = page.getByRole("banner").getByText("may not be saved yet");
  await expect(notice).toBeVisible();
  socket.release();
  await expect(notice).toBeHidden();
});
