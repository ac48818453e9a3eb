import { expect, test } from "vitest";
import { formatPages, overBudget } from "./budget";

const budget = { "/": { next: 50_000, react: 10_000 }, "/account": { next: 50_000, react: 10_000 } };

test("within the slack nothing is said, and neither of what has become less", () => {
  const now = { "/": { next: 51_000, react: 10_200 }, "/account": { next: 20_000 } };
  expect(overBudget("app", budget, now)).toEqual([]);
});

test("beyond it the page is named, with its packages that grew, the one that grew most first", () => {
  const now = { "/": { next: 50_600, react: 9000, zod: 17_149 }, "/account": budget["/account"] };
  expect(overBudget("app", budget, now)).toEqual([
    [
      "app / ships 76.7 kB of JavaScript; its budget is 60.0 kB.",
      "  zod: new → 17.1 kB",
      "  next: 50.0 kB → 50.6 kB",
    ].join("\n"),
  ]);
});

test("a page without a budget is named", () => {
  expect(overBudget("app", budget, { "/new": { next: 1 } })).toEqual(["app /new has no budget."]);
});

test("the table has a row for each package and a column for each page", () => {
  const table = formatPages("app", { "/": { next: 50_000, clsx: 200 }, "/account": { next: 51_000 } });
  expect(table.split("\n").map((line) => line.trim().split(/ {2,}/))).toEqual([
    ["app", "(1)", "(2)"],
    ["next", "50.0", "51.0"],
    ["all others", "0.2", "0.0"],
    ["kB (gzip)", "50.2", "51.0"],
    ["(1) /"],
    ["(2) /account"],
  ]);
});
