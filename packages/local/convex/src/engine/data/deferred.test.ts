import { expect, test } from "vitest";
import { Random } from "../oracle/random";
import { Deferred } from "./deferred";

/** A list as a deferred value, and how many changes have been applied to any copy of it. */
function deferredList() {
  const applied = { changes: 0, starts: 0 };
  const list = Deferred.of<readonly number[], number>(
    () => {
      applied.starts += 1;
      return [];
    },
    (value, changes) => {
      applied.changes += changes.length;
      return [...value, ...changes];
    },
  );
  return { list, applied };
}

test("changes are applied when somebody reads, and once", () => {
  const { list, applied } = deferredList();
  for (const change of [1, 2, 3]) list.push(change);
  expect(applied).toEqual({ changes: 0, starts: 0 });
  expect([list.read(), list.read()]).toEqual([
    [1, 2, 3],
    [1, 2, 3],
  ]);
  list.push(4);
  expect(list.read()).toEqual([1, 2, 3, 4]);
  expect(applied).toEqual({ changes: 4, starts: 1 });
});

test("a copy made before the first read has what that has worked out", () => {
  const { list, applied } = deferredList();
  for (let change = 0; change < 5000; change += 1) list.push(change);
  const copy = list.clone();
  copy.push(5000);
  list.read();
  expect(copy.read()).toHaveLength(5001);
  expect(copy.clone().read()).toHaveLength(5001);
  expect(applied).toEqual({ changes: 5001, starts: 1 });
});

test("a copy that follows a read keeps no changes that the read has applied", () => {
  const { list } = deferredList();
  list.push(1);
  list.read();
  expect(list.clone().changes).toBe(0);
});

test("every copy has its own changes, whoever reads what when", () => {
  for (let seed = 1; seed <= 200; seed += 1) {
    const random = new Random(seed);
    const copies: [{ list: Deferred<readonly number[], number>; expected: number[] }] = [
      { list: deferredList().list, expected: [] },
    ];
    for (let step = 0; step < 60; step += 1) {
      const copy = random.pick(copies);
      if (random.chance(0.3)) copies.push({ list: copy.list.clone(), expected: [...copy.expected] });
      if (random.chance(0.5)) {
        copy.list.push(step);
        copy.expected.push(step);
      }
      const looked = random.pick(copies);
      expect(looked.list.read(), `seed ${seed}`).toEqual(looked.expected);
    }
    for (const { list, expected } of copies) expect(list.read(), `seed ${seed}`).toEqual(expected);
  }
});
