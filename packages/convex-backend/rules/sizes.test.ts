import { expect, test } from "vitest";
import * as rules from "./index";

test("the product's numbers: whoever changes one changes it for the form, the API and the deployment", () => {
  expect(rules.customerLengths).toEqual({ name: 120, email: 254, company: 120, notes: 2000 });
  expect(rules.customerStatuses).toEqual(["lead", "active", "paused"]);
  expect([rules.PAGE_SIZE, rules.LARGEST_PAGE, rules.LARGEST_LIST]).toEqual([50, 1000, 500]);
  expect([rules.LONGEST_SEARCH, rules.FOUND_LIMIT]).toEqual([120, 50]);
  expect(rules.sampleSizes).toEqual({ usual: 8, most: 1000 });
});

test("every name can be searched for in full, and a page fits into what a query reads", () => {
  expect(rules.LONGEST_SEARCH).toBeGreaterThanOrEqual(rules.customerLengths.name);
  expect(rules.LARGEST_PAGE % rules.PAGE_SIZE).toBe(0);
  expect(rules.LARGEST_LIST).toBeLessThanOrEqual(rules.LARGEST_PAGE);
});

test.each([
  [1, true],
  [1000, true],
  [0, false],
  [1001, false],
  [1.5, false],
  [Number.NaN, false],
])("%d made-up customers at once: %s", (count, possible) => {
  expect(rules.isSampleSize(count)).toBe(possible);
});
