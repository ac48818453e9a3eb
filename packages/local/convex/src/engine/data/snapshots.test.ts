import { expect, test } from "vitest";
import { TimestampTooOld } from "../errors";
import { MAX_SNAPSHOTS, Snapshots } from "./snapshots";
import type { Snapshot } from "./transaction";

const SECOND = 1_000_000_000n;

/** A history that starts in second 10, with a snapshot of that name. */
function start() {
  const names = new Map<Snapshot, string>();
  const named = (name: string): Snapshot => {
    const snapshot = { schema: new Map(), tables: new Map() };
    names.set(snapshot, name);
    return snapshot;
  };
  const snapshots = new Snapshots(10n * SECOND, named("10"));
  const nameAt = (ts: bigint) => names.get(snapshots.at(ts));
  const add = (second: bigint) => snapshots.add(second * SECOND, named(String(second)));
  return { snapshots, named, names, add, nameAt };
}

test("a snapshot holds until the next one does", () => {
  const { snapshots, names, add, nameAt } = start();
  add(12n);
  add(14n);
  expect(nameAt(10n * SECOND)).toBe("10");
  expect(nameAt(12n * SECOND - 1n)).toBe("10");
  expect(nameAt(12n * SECOND)).toBe("12");
  expect(nameAt(13n * SECOND)).toBe("12");
  expect(nameAt(99n * SECOND)).toBe("14");
  expect(names.get(snapshots.newest)).toBe("14");
});

test("nothing is known about the time before the start", () => {
  expect(() => start().nameAt(10n * SECOND - 1n)).toThrow(TimestampTooOld);
});

test("a snapshot is forgotten 30 s after the next one began to hold", () => {
  const { add, nameAt } = start();
  add(20n);
  add(49n);
  expect(nameAt(10n * SECOND)).toBe("10");
  add(50n);
  expect(() => nameAt(20n * SECOND - 1n)).toThrow(TimestampTooOld);
  expect(nameAt(20n * SECOND)).toBe("20");
  // Whatever the gap, the one that holds at the edge of the window stays.
  add(1000n);
  expect(() => nameAt(50n * SECOND - 1n)).toThrow(TimestampTooOld);
  expect(nameAt(50n * SECOND)).toBe("50");
});

test("the oldest are forgotten when there are too many", () => {
  const { snapshots, named, nameAt } = start();
  const first = 11n * SECOND;
  for (let i = 0; i < MAX_SNAPSHOTS; i += 1) snapshots.add(first + BigInt(i), named(`commit ${i}`));
  expect(() => nameAt(first - 1n)).toThrow(TimestampTooOld);
  expect(nameAt(first)).toBe("commit 0");
});
