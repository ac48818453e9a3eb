import { probe } from "@repo/compare/probe";
import { expect, test } from "../fixtures";
import { compareOrigin } from "./environment";

interface Probed extends Window {
  __compare: { marks: { row: number | null } };
}

const address = `${compareOrigin}/first-row`;
const body = '<!doctype html><table><tbody><tr><th scope="row"><a href="#">Ada</a></th></tr></tbody></table>';

// What measures loads runs in the pages that it measures.
test("the first row is on the screen when it is painted, not when it is in the document", async ({
  page,
}) => {
  await page.addInitScript(probe);
  await page.route(address, (route) => route.fulfill({ contentType: "text/html", body }));
  await page.goto(address);
  const read = () => (window as unknown as Probed).__compare.marks.row;
  const row = await (await page.waitForFunction(read)).jsonValue();
  const firstPaint = await page.evaluate(
    () => performance.getEntriesByName("first-contentful-paint")[0]?.startTime,
  );
  expect(row).toBeGreaterThanOrEqual(firstPaint ?? Number.POSITIVE_INFINITY);
});
