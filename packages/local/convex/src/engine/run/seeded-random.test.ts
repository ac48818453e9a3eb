import { expect, test } from "vitest";

import { seededRandom } from "./seeded-random";

const draw = (seed: number) => Array.from({ length: 1000 }, seededRandom(seed));

test("the same seed gives the same numbers, another one gives others", () => {
  expect(draw(1)).toEqual(draw(1));
  expect(new Set([...draw(1), ...draw(2)]).size).toBe(2000);
});

test("numbers lie evenly between 0 and 1", () => {
  const numbers = draw(42);
  expect(numbers.every((number) => number >= 0 && number < 1)).toBe(true);
  const mean = numbers.reduce((sum, number) => sum + number, 0) / numbers.length;
  expect(Math.abs(mean - 0.5)).toBeLessThan(0.03);
});
