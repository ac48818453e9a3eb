import { expectUnchanged } from "../unchanged";
import { expect, runs, settle, test } from "./fixtures";

test("each technique runs the query before the click as often as its description says", async ({
  app,
  lab,
  page,
}) => {
  // The list of customers, where a login leads, may still load what it shows.
  await page.goto("/icon.svg");
  await expectUnchanged(() => runs(lab.person));
  // All links are on the screen: the one that acts then does so when the lab opens.
  await page.setViewportSize({ width: 1280, height: 6000 });
  const beforeOpen = await runs(lab.person);
  await lab.open();
  expect((await runs(lab.person)) - beforeOpen).toBe(app.techniques.runsAtOpening);

  const found: Record<string, number> = {};
  const { size } = lab.wire.held;
  for (const technique of Object.keys(app.techniques.runsBeforeClick)) {
    const beforeHover = await runs(lab.person);
    await lab.link(technique).hover();
    await settle(lab.wire);
    found[technique] = (await runs(lab.person)) - beforeHover;
    // A subscription outlives the pointer's stay for a moment, and the next link would share it.
    await page.mouse.move(0, 0);
    await expect.poll(() => lab.wire.held.size).toBe(size);
  }
  expect(found).toEqual(app.techniques.runsBeforeClick);
});
