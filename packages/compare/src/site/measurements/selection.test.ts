import { expect, test } from "vitest";
import type { Figure } from "../../measurements/format";
import { fixture } from "../../measurements/testing/fixture";
import { select, withChoice } from "./selection";

const loads: Figure[] = ["/", "/customers"].flatMap((page) =>
  ["empty", "full"].flatMap((cache) =>
    Array.from({ length: 10 }, (_, index) => ({
      id: `first-load${page}/${cache}/${index}`,
      group: "first-load",
      label: String(index),
      unit: "ms",
      better: "lower",
      conditions: { page, cache, browser: "one" },
      exact: true,
      samples: {},
    })),
  ),
);
const from = (text: string) => select(loads, new URLSearchParams(text));
const chosen = (text: string) => from(text)?.choices.map(({ name, chosen }) => `${name}=${chosen}`);

test("few figures are all shown", () => {
  expect(select(fixture.figures, new URLSearchParams("group=first-load"))?.figures).toHaveLength(4);
});

test("of many, those under the first conditions; a condition with one value is no choice", () => {
  expect(chosen("")).toEqual(["page=/", "cache=empty"]);
  expect(from("")?.figures).toHaveLength(10);
});

test("the address chooses", () => {
  expect(chosen("page=/customers&cache=all")).toEqual(["page=/customers", "cache=all"]);
  expect(from("page=/customers&cache=all")?.figures).toHaveLength(20);
  expect(chosen("page=nowhere")).toEqual(["page=/", "cache=empty"]);
});

test("a link to a figure leads to it, under its conditions", () => {
  const selection = from("figure=first-load/customers/full/3");
  expect(selection?.marked).toBe("first-load/customers/full/3");
  expect(selection?.figures.map(({ id }) => id)).toContain("first-load/customers/full/3");
});

test("what of the address there is nothing for is told", () => {
  const refused = (text: string) => from(text)?.refused;
  expect(refused("")).toEqual([]);
  expect(refused("group=first-load&page=/customers&cache=all&browser=one")).toEqual([]);
  expect(refused("figure=first-load/customers/full/3")).toEqual([]);
  expect(refused("figure=gone&group=speed&page=nowhere&colour=all")).toEqual([
    "figure=gone",
    "group=speed",
    "page=nowhere",
    "colour=all",
  ]);
});

test("a choice keeps the others", () => {
  const selection = from("page=/customers");
  expect(selection && withChoice(selection, "cache", "full")).toBe(
    "measurements?group=first-load&page=%2Fcustomers&cache=full",
  );
});

test("a file without figures selects nothing", () => {
  expect(select([], new URLSearchParams())).toBeUndefined();
});
