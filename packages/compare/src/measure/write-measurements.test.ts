import { expect, test } from "vitest";
import { parseMeasurements } from "../measurements/format";
import { fixture } from "../measurements/testing/fixture";
import { formatMeasurements } from "./write-measurements";

test("what is written can be read, with a line for each figure", () => {
  const text = formatMeasurements(fixture);
  expect(parseMeasurements(text)).toEqual(fixture);
  expect(text.split("\n").filter((line) => line.includes('"id"'))).toHaveLength(fixture.figures.length);
});

test("a file without figures can be read, too", () => {
  const empty = { ...fixture, figures: [] };
  expect(parseMeasurements(formatMeasurements(empty))).toEqual(empty);
});
