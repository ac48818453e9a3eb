import { expect, test } from "vitest";
import { RunAttribution } from "./run-attribution";

/** A deployment that has run the query `total` times. */
function counter(total = 100) {
  const state = { total };
  return { state, ledger: new RunAttribution(async () => state.total) };
}

test("what runs is charged to the account of the time", async () => {
  const { state, ledger } = counter();
  ledger.open("a");
  ledger.open("b");
  await ledger.charge("a");
  state.total += 2;
  await ledger.charge("b");
  state.total += 3;
  await ledger.charge(null);
  state.total += 5;
  await ledger.charge("a");
  expect([ledger.spent("a"), ledger.spent("b")]).toEqual([2, 3]);
});

test("readings that are answered out of order are booked in the order of asking", async () => {
  const answers: ((total: number) => void)[] = [];
  const ledger = new RunAttribution(() => new Promise((resolve) => void answers.push(resolve)));
  ledger.open("a");
  ledger.open("b");
  void ledger.charge("a");
  void ledger.charge("b");
  const done = ledger.charge(null);
  for (const [index, total] of [
    [2, 9],
    [1, 4],
    [0, 3],
  ] as const) {
    answers[index]?.(total);
  }
  await done;
  expect([ledger.spent("a"), ledger.spent("b")]).toEqual([1, 5]);
});

test("while it is suspended nobody is charged, and afterwards the same account as before", async () => {
  const { state, ledger } = counter();
  ledger.open("a");
  await ledger.charge("a");
  state.total += 1;
  const resume = ledger.suspend();
  await expect.poll(() => ledger.spent("a")).toBe(1);
  state.total += 10;
  await resume();
  state.total += 1;
  await ledger.charge(null);
  expect(ledger.spent("a")).toBe(2);
});

test("an account that was charged during the suspension keeps being charged", async () => {
  const { state, ledger } = counter();
  ledger.open("a");
  ledger.open("b");
  await ledger.charge("a");
  const resume = ledger.suspend();
  await ledger.charge("b");
  await resume();
  state.total += 1;
  await ledger.charge(null);
  expect([ledger.spent("a"), ledger.spent("b")]).toEqual([0, 1]);
});

test("an account that is opened anew starts at nothing", async () => {
  const { state, ledger } = counter();
  ledger.open("a");
  await ledger.charge("a");
  state.total += 1;
  await ledger.charge(null);
  ledger.open("a");
  expect(ledger.spent("a")).toBe(0);
});

test("where nobody counts, nothing is known", async () => {
  const ledger = new RunAttribution(async () => null);
  ledger.open("a");
  await ledger.charge("a");
  await ledger.charge(null);
  expect(ledger.spent("a")).toBeNull();
});
