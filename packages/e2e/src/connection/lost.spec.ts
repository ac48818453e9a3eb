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
