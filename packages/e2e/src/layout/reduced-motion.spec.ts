import { expect, test } from "../fixtures";

test("for those who ask for less motion a change is there at once, without a step in between", async ({
  page,
}) => {
  await page.goto("/");
  const skip = page.getByRole("link", { name: "Skip to content" });
  await skip.focus();
  expect((await skip.boundingBox())?.height).toBeGreaterThan(20);
  // In one turn of the page: after a transition, however short, the link would still have its former padding.
  const height = await skip.evaluate((link) => {
    if (!(link instanceof HTMLElement)) throw new Error("The link is no HTML element.");
    link.blur();
    return link.getBoundingClientRect().height;
  });
  expect(height).toBeLessThanOrEqual(1);
});
