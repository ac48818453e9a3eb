// @vitest-environment node
import { expect, test } from "vitest";
import { pageData, rowsCall, tryIdOf } from "./data";

test("a link and the page behind it mean the same query", () => {
  expect(pageData("/prefetch/rows/static?try=12")).toEqual([rowsCall(12)]);
  expect(rowsCall(12)).not.toEqual(rowsCall(13));
});

test.each([undefined, null, "", "0", "-1", "1.5", "x", ["1"], "9".repeat(30)])("%j is no try", (value) => {
  expect(tryIdOf(value)).toBeUndefined();
});

test("without a try the page shows the rows all the same", () => {
  expect(pageData("/prefetch/rows/static")).toEqual([rowsCall(undefined)]);
});
