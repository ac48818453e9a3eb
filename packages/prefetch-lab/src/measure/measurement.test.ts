import { expect, test } from "vitest";
import { percentile, summarize, type Measurement } from "./measurement";

const measured = (technique: string, clickToRowsMs: number, askedServer = false): Measurement => ({
  technique,
  tryId: 1,
  clickToRowsMs,
  pressToRowsMs: clickToRowsMs + 100,
  executionsBefore: 0,
  executionsAfter: 1,
  freshness: "fresh",
  askedServer,
});

test.each([
  { values: [7], percent: 95, expected: 7 },
  { values: [30, 10, 20], percent: 50, expected: 20 },
  { values: [10, 20], percent: 50, expected: 15 },
  { values: [10, 20, 30, 40, 50], percent: 95, expected: 48 },
  { values: [10, 20, 30], percent: 0, expected: 10 },
  { values: [10, 20, 30], percent: 100, expected: 30 },
])("percentile $percent of $values is $expected", ({ values, percent, expected }) => {
  expect(percentile(values, percent)).toBeCloseTo(expected);
});

test("nothing has no percentile", () => {
  expect(() => percentile([], 50)).toThrow(RangeError);
});

test("a summary has the median of all clicks, and the rest of the last one", () => {
  const measurements = [measured("a", 10), measured("b", 99), measured("a", 30), measured("a", 20, true)];
  const [a, b, ...rest] = summarize(["b", "a", "never clicked"], measurements).reverse();
  expect(a).toMatchObject({
    technique: "a",
    medianMs: 20,
    medianFromPressMs: 120,
    values: [10, 30, 20],
    askedServer: true,
  });
  expect(b).toMatchObject({ technique: "b", medianMs: 99, values: [99] });
  expect(rest).toEqual([]);
});
