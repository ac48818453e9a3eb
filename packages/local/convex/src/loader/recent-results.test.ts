import { expect, test } from "vitest";

import { RecentResults } from "./recent-results";

/** A function that says what it was called with. */
function counted(capacity: number): { recent: RecentResults<string>; calls: string[] } {
  const calls: string[] = [];
  const make = (text: string) => {
    calls.push(text);
    if (text.startsWith("!")) throw new Error(text);
    return text.toUpperCase();
  };
  return { recent: new RecentResults(make, capacity), calls };
}

test("a result is made once, as long as few others are asked for", () => {
  const { recent, calls } = counted(6);
  for (const text of ["aaa", "bbb", "aaa"]) expect(recent.of(text)).toBe(text.toUpperCase());
  expect(calls).toEqual(["aaa", "bbb"]);
  // In place of "bbb", which nobody has asked for since.
  recent.of("cc");
  recent.of("aaa");
  recent.of("bbb");
  expect(calls).toEqual(["aaa", "bbb", "cc", "bbb"]);
});

test("what is larger than all that may be kept is made each time, and what is thrown too", () => {
  const { recent, calls } = counted(3);
  expect([recent.of("long"), recent.of("long")]).toEqual(["LONG", "LONG"]);
  for (let time = 0; time < 2; time += 1) expect(() => recent.of("!")).toThrow("!");
  expect(calls).toEqual(["long", "long", "!", "!"]);
});
