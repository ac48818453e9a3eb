import { expect, test } from "vitest";

import type { Commit } from "../engine/types";
import { RecentCommits } from "./recent-commits";

const SECOND = 1_000_000_000n;

function start() {
  let listener: (commit: Commit) => void = () => {};
  const commits = new RecentCommits({
    latestTs: () => 10n * SECOND,
    onCommit(added) {
      listener = added;
      return () => {};
    },
  });
  const commit = (seconds: bigint, table: string) =>
    listener({
      ts: seconds * SECOND,
      changes: [{ table, id: "1", before: null, after: null }],
      idempotencyKey: null,
    });
  const isSame = (table: string, then: bigint, now: bigint) =>
    commits.isSameAt(then * SECOND, now * SECOND, {
      isInvalidatedBy: (changes) => changes.some((change) => change.table === table),
    });
  return { commit, isSame };
}

test("a result is the same until a commit touches it", () => {
  const { commit, isSame } = start();
  commit(11n, "a");
  commit(12n, "b");
  expect(isSame("a", 11n, 12n)).toBe(true);
  expect(isSame("b", 11n, 12n)).toBe(false);
  expect(isSame("b", 11n, 11n)).toBe(true);
});

test("nothing is said about the time before the start", () => {
  const { isSame } = start();
  expect(isSame("a", 10n, 10n)).toBe(true);
  expect(isSame("a", 9n, 10n)).toBe(false);
});

test("commits are forgotten after 30 s, and then nothing is said about the time before them", () => {
  const { commit, isSame } = start();
  commit(11n, "a");
  commit(12n, "b");
  commit(41n, "b");
  expect(isSame("c", 10n, 41n)).toBe(false);
  expect(isSame("c", 11n, 41n)).toBe(true);
});
