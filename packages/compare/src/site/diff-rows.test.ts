import { expect, test } from "vitest";
import { diffRows } from "./diff-rows";

const file = (...lines: string[]) => lines.map((line) => [[line, ""] as const]);

test("puts what was replaced beside what replaced it, and the same beside the same", () => {
  const rows = diffRows(file("a", "b", "d"), file("a", "c", "c2", "d"));
  expect(rows.map(({ left, right, same }) => [left?.[0]?.[0], right?.[0]?.[0], same])).toEqual([
    ["a", "a", true],
    ["b", "c", false],
    [undefined, "c2", false],
    ["d", "d", true],
  ]);
});
