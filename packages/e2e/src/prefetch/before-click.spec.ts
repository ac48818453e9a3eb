import { expect, rows, runs, settle, test } from "./fixtures";
import { runsBeforeClick } from "./techniques";

test("each technique runs the query as often before the click as the lab says", async ({ app, lab, page }) => {
  const found: Record<string, number> = {};
  for (const technique of Object.keys(runsBeforeClick[app.name])) {
    // Its runs begin where the link does, which is when the lab opens.
    const atOpen = technique === "prefetch={true}";
    const beforeOpen = await runs();
    await lab.open();
    const beforeHover = await runs();
    await lab.link(technique).hover();
    await settle(lab.wire);
    found[technique] = (await runs()) - (atOpen ? beforeOpen : beforeHover);
    await lab.link(technique).click();
    await expect(rows(page)).toHaveCount(25);
  }
  expect(found).toEqual(runsBeforeClick[app.name]);
});
