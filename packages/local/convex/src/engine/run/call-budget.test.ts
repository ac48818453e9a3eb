import { expect, test } from "vitest";

import { CallBudget, computedMs } from "./call-budget";

/** A mutation that looks at the clock again and again. */
function afterLooks(looks: number, spent: { wallMs: number; cpuMs: number }): CallBudget {
  const budget = new CallBudget("mutation");
  for (let i = 0; i < looks; i += 1) budget.charge(computedMs(spent), i);
  return budget;
}

test("what computes for a second ends", () => {
  expect(afterLooks(49, { wallMs: 20, cpuMs: 20 }).hasEnded).toBe(false);
  expect(afterLooks(50, { wallMs: 20, cpuMs: 20 }).hasEnded).toBe(true);
});

test("what computes for a third of a second ends on no machine, however busy that is", () => {
  expect(afterLooks(20, { wallMs: 40, cpuMs: 16 }).hasEnded).toBe(false);
  expect(afterLooks(20, { wallMs: 1000, cpuMs: 16 }).hasEnded).toBe(false);
});

test("one look after seconds of computing is enough; what is shorter may have been the deployment's own", () => {
  expect(afterLooks(1, { wallMs: 2000, cpuMs: 2000 }).hasEnded).toBe(true);
  expect(afterLooks(1, { wallMs: 1900, cpuMs: 1900 }).hasEnded).toBe(false);
});

test("what goes on on such a machine ends all the same", () => {
  expect(afterLooks(70, { wallMs: 1000, cpuMs: 16 }).hasEnded).toBe(true);
});
