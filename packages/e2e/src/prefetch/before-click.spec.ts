import { expect, runs, settle, test } from "./fixtures";
import { runsBeforeClick } from "./techniques";

// All links are on the screen: the one that acts then does so when the lab opens.
test.use({ viewport: { width: 1280, height: 6000 } });

test("each technique runs the query before the click as often as its description says", async ({
  app,
  lab,
  page,
}) => {
  await settle(lab.wire);
  const beforeOpen = await runs(lab.person);
  await lab.open();
  // That of the link with `prefetch={true}`, which needs no pointer; the Pages Router has none like it.
  expect((await runs(lab.person)) - beforeOpen).toBe(app.name === "app-clerk" ? 1 : 0);

  const found: Record<string, number> = {};
  const { size } = lab.wire.held;
  for (const technique of Object.keys(runsBeforeClick[app.name])) {
    const beforeHover = await runs(lab.person);
    await lab.link(technique).hover();
    await settle(lab.wire);
    found[technique] = (await runs(lab.person)) - beforeHover;
    // A subscription outlives the pointer's stay for a moment, and the next link would share it.
    await page.mouse.move(0, 0);
    await expect.poll(() => lab.wire.held.size).toBe(size);
  }
  expect(found).toEqual(runsBeforeClick[app.name]);
});
