import { AxeBuilder } from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import axeCore from "axe-core";
import { expect } from "../fixtures";

/** Expects axe to find nothing on a page as it is; `name` tells its state where axe finds something. */
export async function expectAccessible(page: Page, name = page.url()): Promise<void> {
  await settle(page);
  // Without frames there is nothing to put together, for which axe would open a page of its own each time.
  const isAlone = page.frames().length === 1;
  if (isAlone) await provideAxe(page);
  // What is evaluated instead of axe's source, which is there.
  const axeSource = isAlone ? "true" : undefined;
  // What passes is not listed: a fifth of the time goes into finding a selector for each such element.
  const axe = new AxeBuilder({ page, axeSource })
    .options({ resultTypes: ["violations"] })
    .setLegacyMode(isAlone);
  const { violations } = await axe.analyze();
  const found = violations.flatMap(({ id, help, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id}: ${help}: ${target.join(" ")}\n${failureSummary}`),
  );
  expect.soft(found, `not accessible: ${name}`).toEqual([]);
}

/**
 * Puts axe into a page, once for each document. `AxeBuilder` sends its source twice for each look, as arguments of a
 * function in the page: half a megabyte that is written, parsed and copied several times on the way.
 */
async function provideAxe(page: Page): Promise<void> {
  if (await page.evaluate(() => "axe" in window)) return;
  const devtools = await page.context().newCDPSession(page);
  const { exceptionDetails } = await devtools.send("Runtime.evaluate", { expression: axeCore.source });
  await devtools.detach();
  if (exceptionDetails) throw new Error(`axe does not run in ${page.url()}: ${exceptionDetails.text}`);
}

/** Waits until nothing moves: colours on their way to others fail the contrast check. */
async function settle(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const ending = document
      .getAnimations()
      .filter(({ effect }) => effect?.getComputedTiming().endTime !== Infinity)
      // In what is not rendered, such as a closed <details>, an animation never ends.
      .filter(({ effect }) => effect instanceof KeyframeEffect && effect.target?.checkVisibility());
    await Promise.allSettled(ending.map(({ finished }) => finished));
  });
}
