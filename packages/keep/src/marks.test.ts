import { describe, expect, test } from "vitest";
import { followMarks } from "./marks";

const gone = ["pages-auth0", "both"] as const;
const follow = (...lines: string[]) => followMarks(lines.join("\n"), gone, "a.ts").split("\n");

describe("a mark at the end of a line", () => {
  test.each([
    "const twin = 1; // only: both",
    "twin: 1 # only: both",
    "<Twin /> {/* only: both */}",
    "- twin <!-- only: both -->",
  ])("takes the line out: %s", (line) => {
    expect(follow("before", line, "after")).toEqual(["before", "after"]);
  });

  test("of what stays goes without the line", () => {
    expect(follow('  "clerk", // only: app-clerk')).toEqual(['  "clerk",']);
  });
});

describe("marks on lines of their own", () => {
  test("hold until the next one", () => {
    expect(
      follow("a", "# only: pages-auth0", "AUTH0", "# only: app-clerk", "CLERK", "# only: end", "b"),
    ).toEqual(["a", "CLERK", "b"]);
  });

  test("hold for marked lines in them, too", () => {
    expect(follow("// only: both", "a // only: app-clerk", "// only: end")).toEqual([""]);
  });
});

test("a sentence about marks is none", () => {
  const line = "Write `// only: app-clerk` at the end of a line.";
  expect(follow(line)).toEqual([line]);
});

test.each([
  [
    ["a", "// only: app-clark"],
    'a.ts, line 2: "only: app-clark" names no part. There are pages-auth0, app-clerk, both',
  ],
  [["// only: both", "a"], 'a.ts: "only: both" is never ended'],
  [["a", "// only: end"], 'a.ts, line 2: "only: end" ends nothing.'],
])("what cannot be followed is said with its place: %j", (lines, message) => {
  expect(() => follow(...lines)).toThrow(message);
});
