import { expect, test } from "vitest";
import { fixture } from "../measurements/testing/fixture";
import { headlines } from "./headlines";

test("the first screen shows a download, a wait and a click", () => {
  const { shown, missing } = headlines(fixture.figures);
  expect(shown.map(({ label }) => label)).toEqual(["JavaScript", "First row", "Click to rows"]);
  expect(missing).toEqual([]);
});

test("what a file lacks is named, and others stand in for it", () => {
  const { shown, missing } = headlines(fixture.figures.filter(({ group }) => group !== "navigation"));
  expect(shown).toHaveLength(3);
  expect(missing).toEqual(["click to rows"]);
});
