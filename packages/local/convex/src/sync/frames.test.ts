import { expect, test } from "vitest";

import { toFrames } from "./frames";
import { transition } from "./server-messages";

const version = { querySet: 0, identity: 0, ts: 0n };
const withValue = (value: string) =>
  transition(
    version,
    version,
    [{ type: "QueryUpdated", queryId: 1, value, logLines: [], journal: null }],
    undefined,
  );

test("a Transition that fits is one frame", () => {
  const message = withValue("short");
  expect(toFrames(message)).toEqual([JSON.stringify(message)]);
});

test("a longer one is cut into parts that make it whole again, wherever the cuts fall", () => {
  const message = withValue("x😀".repeat(50));
  for (let maxLength = 50; maxLength < 60; maxLength += 1) {
    const parts = toFrames(message, maxLength).map((frame) => JSON.parse(Buffer.from(frame).toString()));
    expect(parts.length).toBeGreaterThan(1);
    expect(parts.map(({ partNumber }) => partNumber)).toEqual([...parts.keys()]);
    expect(new Set(parts.map(({ totalParts }) => totalParts))).toEqual(new Set([parts.length]));
    expect(new Set(parts.map(({ transitionId }) => transitionId)).size).toBe(1);
    expect(parts.map(({ chunk }) => chunk).join("")).toBe(JSON.stringify(message));
  }
});

test("no other message is cut: clients put only Transitions together", () => {
  expect(toFrames({ type: "FatalError", error: "x".repeat(100) }, 50)).toHaveLength(1);
});
