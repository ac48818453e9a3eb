import { expect, test } from "vitest";
import { formatOutcome, simulate } from "./simulate";

test("a deployment runs what the model says, for each phase of a visit", { timeout: 60_000 }, async () => {
  const outcomes = await simulate(() => undefined, [3]);
  expect(outcomes.map(({ phase, counted }) => [phase, counted])).toEqual([
    ["load", 9],
    ["hover", 3],
    ["renewal", 9],
    ["counter", 4],
  ]);
  expect(outcomes.every(({ model, counted }) => model === counted)).toBe(true);
});

test("what the model gets wrong is marked", () => {
  const outcome = { people: 10, phase: "load", model: 30, counted: 31, seconds: 1 } as const;
  expect(formatOutcome(outcome)).toMatch(/^✗ +10 people/);
});
