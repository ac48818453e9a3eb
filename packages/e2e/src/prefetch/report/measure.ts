import { expect, rows, runs, settle, test, type Lab } from "../fixtures";
import type { Click } from "./table";

/** Clicks per technique and app. In turns, so that a slow moment of the machine is everybody's. */
const ROUNDS = 10;
/** How long the pointer rests on a link, in ms. */
const REST = 400;
/** How long the button is held down for a click, in ms: what people take. */
const HOLD = 100;

const NEEDS_NO_POINTER = new Set(["prefetch={true}", "Kept ready (ours)"]);

test("click to rows", async ({ app, lab, page }, testInfo) => {
  test.setTimeout(20 * 60_000);
  const clicks: Click[] = [];
  // From here on the app is not loaded again: back from the rows to the lab, as a person does.
  await lab.open();
  await lab.link("Plain Link").click();
  await expect(rows(page)).toHaveCount(25);
  await settle(lab.wire);
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const technique of Object.keys(app.techniques.runsBeforeClick)) {
      const atStart = await runs();
      await page.goBack();
      // The link that acts as soon as it is on the screen may come onto it now.
      await lab.link(technique).scrollIntoViewIfNeeded();
      await settle(lab.wire);
      const beforeHover = await runs();
      await lab.link(technique).hover();
      await page.waitForTimeout(REST);
      const beforeClick = await runs();
      await lab.link(technique).click({ delay: HOLD });
      await expect(rows(page)).toHaveCount(25);
      const times = await readResult(lab, technique);
      // What runs before the pointer comes belongs to the links that need none, together.
      const from = NEEDS_NO_POINTER.has(technique) ? atStart : beforeHover;
      clicks.push({
        technique,
        ...times,
        executionsBefore: beforeClick - from,
        executionsAfter: (await runs()) - beforeClick,
      });
    }
  }
  await testInfo.attach("clicks", {
    body: JSON.stringify({ app: app.name, clicks }),
    contentType: "application/json",
  });
});

/** What the page behind the link says of the click that led to it, in ms. */
async function readResult(
  { wire, result }: Lab,
  technique: string,
): Promise<Pick<Click, "clickToRowsMs" | "pressToRowsMs">> {
  await expect(result).toContainText(`${technique}: `);
  await expect(result).toContainText(/ms\b/);
  await settle(wire);
  const text = await result.innerText();
  const clickToRowsMs = Number(/: (\d+) ms/.exec(text)?.[1]);
  // Said only where it differs.
  const pressToRowsMs = Number(/button went down it was (\d+) ms/.exec(text)?.[1] ?? clickToRowsMs);
  return { clickToRowsMs, pressToRowsMs };
}
