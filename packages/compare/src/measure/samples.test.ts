import { expect, test } from "vitest";
import { Samples } from "./samples";

const about = (id: string, unit: "bytes" | "ms" | "count") =>
  ({ id, group: "first-load", label: id, unit, better: "lower", conditions: {} }) as const;

test("the samples of a turn have the same index", () => {
  const samples = new Samples();
  for (const value of [1, 2]) {
    samples.add("pages-auth0", about("a", "ms"), value);
    samples.add("app-clerk", about("a", "ms"), value * 10);
  }
  expect(samples.figures()).toEqual([
    { ...about("a", "ms"), exact: false, samples: { "pages-auth0": [1, 2], "app-clerk": [10, 20] } },
  ]);
});

test("what is counted and always the same is exact, and what is timed never is", () => {
  const samples = new Samples();
  for (const value of [7, 7]) {
    samples.add("app-clerk", about("bytes", "bytes"), value);
    samples.add("app-clerk", about("ms", "ms"), value);
  }
  samples.add("app-clerk", about("requests", "count"), 1);
  samples.add("app-clerk", about("requests", "count"), 2);
  expect(samples.figures().map(({ exact, samples }) => [exact, samples["app-clerk"]])).toEqual([
    [true, [7]],
    [false, [7, 7]],
    [false, [1, 2]],
  ]);
});
