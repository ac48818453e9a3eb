import { expect, test } from "vitest";
import type { Figure, Measurements } from "../measurements/format";
import { compareFiles, formatChanges } from "./diff";
import { readMeasurements } from "./read-measurements";

const figure = (samples: number[], rest: Partial<Figure> = {}): Figure => ({
  id: "server/rate",
  group: "server",
  label: "Requests per second",
  unit: "per second",
  better: "higher",
  conditions: {},
  exact: false,
  samples: { "app-clerk": samples },
  ...rest,
});

const file = (...figures: Figure[]): Measurements => ({
  format: 1,
  kind: "quick",
  measuredAt: "2026-01-01T00:00:00.000Z",
  commit: "",
  machine: { cpu: "", cores: 1, memoryBytes: 1, os: "", node: "", browser: "" },
  versions: {},
  figures,
});

const verdicts = (before: Figure, after: Figure) =>
  compareFiles(file(before), file(after)).map(({ verdict }) => verdict);

test("intervals that are apart are a difference, in the direction of what is better", () => {
  const [low, high] = [figure([1, 2, 3, 4, 5, 6]), figure([11, 12, 13, 14, 15, 16])];
  expect(verdicts(low, high)).toEqual(["better"]);
  expect(verdicts(high, low)).toEqual(["worse"]);
});

test("intervals that overlap, and too few samples, are none", () => {
  expect(verdicts(figure([1, 2, 3, 4, 5, 9]), figure([8, 9, 10, 11, 12, 13]))).toEqual(["no difference"]);
  expect(verdicts(figure([1, 2, 3, 4, 5]), figure([11, 12, 13, 14, 15]))).toEqual(["no difference"]);
});

test("what is counted differs by one", () => {
  const exact = { exact: true, better: "lower" } as const;
  expect(verdicts(figure([10], exact), figure([11], exact))).toEqual(["worse"]);
  expect(verdicts(figure([10], exact), figure([10], exact))).toEqual(["no difference"]);
});

test("what only one file has is left out", () => {
  expect(compareFiles(file(), file(figure([1])))).toEqual([]);
});

test("the terminal shows the differences and counts the rest", () => {
  const other = figure([1, 2, 3, 4, 5, 6], { id: "server/same" });
  const before = file(figure([1, 2, 3, 4, 5, 6]), other);
  const after = file(figure([11, 12, 13, 14, 15, 16]), other);
  expect(formatChanges(compareFiles(before, after))).toBe(
    "better   app-clerk             server/rate: 3.5 → 13.5 per second\n1 of 2 figures: no difference, or within noise.\n",
  );
});

test("a missing file is an error that says which command makes a new one", () => {
  expect(() => readMeasurements("/nowhere/a.json")).toThrow(
    "There is no file /nowhere/a.json. Make a new file with: pnpm compare",
  );
});
