import { expect, test } from "vitest";
import { axisTicks, formatMs, formatRatio, median } from "./statistics";

test.each([
  [[3], 3],
  [[30, 10, 20], 20],
  [[100, 9, 10, 11], 10.5],
])("the median of %j is %d", (values, middle) => {
  expect(median(values)).toBe(middle);
});

test("nothing measured has no median", () => {
  expect(median([])).toBeUndefined();
});

test("the order in which values came stays", () => {
  const values = [3, 1, 2];
  median(values);
  expect(values).toEqual([3, 1, 2]);
});

test("short times keep a decimal, long ones do not", () => {
  expect([0, 8.44, 9.94, 9.96, 23.4, 1200].map(formatMs)).toEqual(
    ["0.0", "8.4", "9.9", "10", "23", "1200"].map((text) => `${text}\u00a0ms`),
  );
  expect([0.108, 1, 12.4].map(formatRatio)).toEqual(["0.11×", "1.00×", "12×"]);
});

test.each([
  [7, [0, 2, 4, 6, 8]],
  [24, [0, 5, 10, 15, 20, 25]],
  [250, [0, 50, 100, 150, 200, 250]],
  [251, [0, 100, 200, 300]],
  [832, [0, 200, 400, 600, 800, 1000]],
])("an axis for %d has round ticks and room for it", (max, ticks) => {
  expect(axisTicks(max)).toEqual(ticks);
});
