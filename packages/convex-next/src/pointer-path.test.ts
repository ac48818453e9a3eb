import { expect, test } from "vitest";
import { pathShapes } from "../test/pointer/paths";
import { predictors, tryPredictor } from "../test/pointer/trial";
import { forgetOld, predictRest, type PointerSample } from "./pointer-path";

/** Positions at these distances to the right, a frame each. */
const path = (...distances: number[]): PointerSample[] =>
  distances.map((x, index) => ({ x, y: 50, at: index * 16 }));

test("a pointer that slows down comes to rest where its speed ends", () => {
  // 40, 30, 20 and 10 px a frame: 10 px and less are left.
  const rest = predictRest(path(0, 40, 70, 90, 100));
  expect(rest?.x).toBeGreaterThanOrEqual(100);
  expect(rest?.x).toBeLessThan(110);
  expect(rest?.y).toBe(50);
});

test.each([
  ["keeps its speed", path(0, 20, 40, 60, 80)],
  ["becomes faster", path(0, 10, 30, 60, 100)],
  ["does not move", path(5, 5, 5, 5, 5)],
  ["has only begun", path(0, 40, 70)],
])("nothing is said of a pointer that %s", (_, path) => {
  expect(predictRest(path)).toBeUndefined();
});

test("positions of an earlier movement are forgotten", () => {
  const samples = [0, 100, 120, 140, 160].map((at) => ({ x: at, y: 0, at }));
  forgetOld(samples);
  expect(samples.map(({ at }) => at)).toEqual([100, 120, 140, 160]);
});

const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
const median = (values: readonly number[]) => values.toSorted((a, b) => a - b)[values.length >> 1];

test.each(pathShapes)("a row is known 100 ms before a %s path reaches it, and one other at most", (shape) => {
  const trials = tryPredictor(predictors.rest, shape, 200);
  expect(median(trials.map(({ lead }) => lead))).toBeGreaterThanOrEqual(100);
  expect(trials.filter(({ lead }) => lead === 0).length).toBeLessThan(20);
  const others = mean(trials.map(({ others }) => others));
  expect(others).toBeLessThan(1);
  // Drawing the path out in a straight line takes all that is passed for what is meant.
  expect(others).toBeLessThan(
    mean(tryPredictor(predictors.line, shape, 200).map(({ others }) => others)) / 2,
  );
});
