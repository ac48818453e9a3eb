import { expect, onTestFinished, test } from "vitest";

import { collectGarbage, MemoryGuard } from "./memory-guard";

const MIB = 1024 * 1024;

/** 800 kB. */
const PART = Array.from({ length: 100_000 }, (_item, index) => index);

/** Begins without the garbage of other tests, which would be collected meanwhile and make place for more. */
function startGuard(): MemoryGuard {
  // What the first one finds is given back by the second at the latest.
  collectGarbage();
  collectGarbage();
  const guard = new MemoryGuard();
  onTestFinished(() => guard.close());
  return guard;
}

/** Buffers with this many bytes together. */
function take(bytes: number): Uint8Array[] {
  return Array.from({ length: bytes / MIB }, () => new Uint8Array(MIB));
}

test.each<[string, () => unknown]>([
  ["arrays", () => [...PART]],
  ["strings", () => "text".repeat(200_000).toUpperCase()],
])("%s count that are kept", (_name, make) => {
  const guard = startGuard();
  const kept = Array.from({ length: 200 }, make);
  expect(guard.check("isolate")).not.toBeNull();
  expect(kept).toHaveLength(200);
});

test("buffers count that are kept, by the limit of the runtime", () => {
  const guard = startGuard();
  const kept = take(200 * MIB);
  expect(guard.check("node")).toBeNull();
  expect(guard.check("isolate")?.message).toBe(
    "JavaScript execution ran out of memory (maximum memory usage: 64 MB)",
  );
  kept.push(...take(500 * MIB));
  expect(guard.check("node")?.message).toBe(
    "Node.js action execution ran out of memory (maximum memory usage: 512 MB)",
  );
  expect(kept).toHaveLength(700);
});

test("garbage does not count", () => {
  const guard = startGuard();
  for (let turn = 0; turn < 5; turn += 1) {
    expect(take(200 * MIB)).toHaveLength(200);
    expect(guard.check("isolate")).toBeNull();
  }
});
