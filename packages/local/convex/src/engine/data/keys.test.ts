import { compareValues, type Value } from "convex/values";
import { expect, test } from "vitest";
import { AFTER_ALL, compareKeys } from "./keys";

const VALUES: (Value | undefined)[] = [
  undefined,
  null,
  -1n,
  2n,
  -Infinity,
  -1.5,
  -0,
  0,
  1,
  Infinity,
  Number.NaN,
  false,
  true,
  "",
  "a",
  "a\u0000",
  "\u{1F600}",
  "\uE000",
  "\uFFFF",
  new Uint8Array([1]).buffer,
  [],
  [1],
  {},
  { a: 1 },
];

test("single values order as Convex orders them", () => {
  for (const a of VALUES) {
    for (const b of VALUES) expect(Math.sign(compareKeys([a], [b]))).toBe(Math.sign(compareValues(a, b)));
  }
});

test("a prefix comes before, and its end behind, all keys that begin with it", () => {
  for (const value of VALUES) {
    for (const key of [
      ["a", value],
      ["a", value, "b"],
    ]) {
      expect(compareKeys(["a"], key)).toBeLessThan(0);
      expect(compareKeys(["a", AFTER_ALL], key)).toBeGreaterThan(0);
    }
  }
});
