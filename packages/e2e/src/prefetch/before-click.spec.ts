import { expect, rows, runs, settle, test } from "./fixtures";
import { runsBeforeClick } from "./techniques";

// All links are on the screen: the one that acts then does so when the lab opens.
test.use({ viewport: { width: 1280, height: 6000 } });

test("each technique runs the query before the click as often as its description says", async ({
  app,
  lab,
  page,
}) => {
  const found: Record<string, number> = {};
  const atOpen: number[] = [];
  for (const technique of Object.keys(runsBeforeClick[app.name])) {
    const beforeOpen = await runs();
    await lab.open();
    const beforeHover = await runs();
    atOpen.push(beforeHover - beforeOpen);
    await lab.link(technique).hover();
    await settle(lab.wire);
    found[technique] = (await runs()) - beforeHover;
    await lab.link(technique).click();
    await expect(rows(page)).toHaveCount(25);
    await settle(lab.wire);
  }
  expect(found).toEqual(runsBeforeClick[app.name]);
  // That of the link with `prefetch={true}`, which needs no pointer; the Pages Router has none like it.
  expect(new Set(atOpen)).toEqual(new Set([app.name === "app-clerk" ? 1 : 0]));
});
