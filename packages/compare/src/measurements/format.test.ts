import { expect, test } from "vitest";
import { MeasurementsError, parseMeasurements } from "./format";
import { fixture } from "./testing/fixture";

test("reads what was written", () => {
  expect(parseMeasurements(JSON.stringify(fixture))).toEqual(fixture);
});

test.each([
  ["no JSON", "{", /no JSON/],
  ["an older format", JSON.stringify({ ...fixture, format: 0 }), /format 0/],
  ["no figures", JSON.stringify({ ...fixture, figures: undefined }), /figures/],
  [
    "samples that are no numbers",
    JSON.stringify({ ...fixture, figures: [{ ...fixture.figures[0], samples: { "app-clerk": ["fast"] } }] }),
    /figure 0/,
  ],
  [
    "an id twice",
    JSON.stringify({ ...fixture, figures: [fixture.figures[0], fixture.figures[0]] }),
    /two figures/,
  ],
])("%s is refused, with the command that makes a new file", (_, text, reason) => {
  const read = () => parseMeasurements(text);
  expect(read).toThrow(MeasurementsError);
  expect(read).toThrow(reason);
  expect(read).toThrow(/pnpm compare/);
});
