import { expect, test } from "vitest";
import { concerns } from "../../concerns";
import { toApp } from "./to-app";
import { toPages } from "./to-pages";

test.each([
  ["to the App Router", toApp],
  ["to the Pages Router", toPages],
])("every step %s says what to do, and leads to a concern that is there", (_, steps) => {
  const known = new Set(concerns.map(({ id }) => id));
  expect(steps.filter(({ concern, tasks }) => !known.has(concern) || tasks.length === 0)).toEqual([]);
  expect(new Set(steps.map(({ title }) => title)).size).toBe(steps.length);
});
