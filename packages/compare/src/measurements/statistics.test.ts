import { describe, expect, test } from "vitest";
import { median, medianInterval, ratio } from "./statistics";

const count = (n: number) => Array.from({ length: n }, (_, index) => index + 1);

describe("median", () => {
  test("is the one in the middle, whatever the order", () => expect(median([9, 1, 5])).toBe(5));
  test("is between the two in the middle", () => expect(median([4, 1, 2, 3])).toBe(2.5));
  test("of nothing is refused", () => expect(() => median([])).toThrow(RangeError));
});

describe("the interval of a median", () => {
  // From the tables of the sign test: the pair of ranks (counted from 1) that holds the median with 95 %.
  test.each([
    [6, 1, 6],
    [8, 1, 8],
    [9, 2, 8],
    [10, 2, 9],
    [15, 4, 12],
    [20, 6, 15],
    [30, 10, 21],
  ])("of %i samples goes from rank %i to rank %i", (n, low, high) => {
    expect(medianInterval(count(n))).toMatchObject({ low, high });
  });

  test.each([1, 2, 3, 5])("of %i samples is all that was seen", (n) => {
    expect(medianInterval(count(n))).toMatchObject({ low: 1, high: n });
  });
});

describe("the ratio of two paired lists", () => {
  test("is no difference where the interval contains 1", () => {
    expect(ratio([10, 12, 9, 11, 10, 12], [11, 10, 10, 10, 11, 11])?.verdict).toBe("no difference");
  });

  test("pairs what was taken in the same turn: a slow moment is everybody's", () => {
    const slow = [100, 900, 100, 100, 900, 100, 100, 100];
    expect(
      ratio(
        slow.map((ms) => ms * 1.2),
        slow,
      ),
    ).toMatchObject({
      value: expect.closeTo(1.2),
      low: expect.closeTo(1.2),
      high: expect.closeTo(1.2),
      verdict: "higher",
    });
  });

  test("of fewer than six pairs is no difference: no interval of theirs reaches 95 %", () => {
    expect(ratio([1, 1, 1, 1, 1], [2, 2, 2, 2, 2])).toMatchObject({ value: 0.5, verdict: "no difference" });
  });

  test("has the interval of the pairs' median", () => {
    const pairs = count(10).map((n) => [n, 10] as const);
    expect(
      ratio(
        pairs.map(([a]) => a),
        pairs.map(([, b]) => b),
      ),
    ).toMatchObject({ low: 0.2, high: 0.9 });
  });

  test("of zeros is none", () => expect(ratio([1, 2], [0, 0])).toBeUndefined());
});
