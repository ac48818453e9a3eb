import { expect, test } from "vitest";

import { toFrames } from "./frames";
import { queryModification, queryRemoved, toJson, transition } from "./server-messages";

const version = { querySet: 0, identity: 0, ts: 0n };
const reads = { isInvalidatedBy: () => false };
const failed = { ok: false as const, errorMessage: "no", logLines: ["line"], journal: null, reads };
const withValue = (value: string) =>
  transition(
    version,
    version,
    [queryModification(1, { ok: true, value, logLines: [], journal: null, reads })],
    undefined,
  );

test("a Transition that fits is one frame", () => {
  const message = withValue("short");
  expect(toFrames(message)).toEqual([toJson(message)]);
});

test("a Transition has the fields of each kind of modification", () => {
  const modifications = [
    queryModification(1, { ok: true, value: { a: [1] }, logLines: ["line"], journal: "j", reads }),
    queryModification(2, failed),
    queryModification(3, { ...failed, errorData: null }),
    queryRemoved(4),
  ];
  const [frame = ""] = toFrames(transition(version, { ...version, querySet: 2 }, modifications, 5));
  expect(JSON.parse(frame)).toEqual({
    type: "Transition",
    startVersion: { querySet: 0, identity: 0, ts: "AAAAAAAAAAA=" },
    endVersion: { querySet: 2, identity: 0, ts: "AAAAAAAAAAA=" },
    clientClockSkew: 5,
    serverTs: expect.any(Number),
    modifications: [
      { type: "QueryUpdated", queryId: 1, value: { a: [1] }, logLines: ["line"], journal: "j" },
      { type: "QueryFailed", queryId: 2, errorMessage: "no", logLines: ["line"], journal: null },
      {
        type: "QueryFailed",
        queryId: 3,
        errorMessage: "no",
        errorData: null,
        logLines: ["line"],
        journal: null,
      },
      { type: "QueryRemoved", queryId: 4 },
    ],
  });
});

test("a longer one is cut into parts that make it whole again, wherever the cuts fall", () => {
  const message = withValue("x😀".repeat(50));
  for (let maxLength = 50; maxLength < 60; maxLength += 1) {
    const parts = toFrames(message, maxLength).map((frame) => JSON.parse(Buffer.from(frame).toString()));
    expect(parts.length).toBeGreaterThan(1);
    expect(parts.map(({ partNumber }) => partNumber)).toEqual([...parts.keys()]);
    expect(new Set(parts.map(({ totalParts }) => totalParts))).toEqual(new Set([parts.length]));
    expect(new Set(parts.map(({ transitionId }) => transitionId)).size).toBe(1);
    expect(parts.map(({ chunk }) => chunk).join("")).toBe(toJson(message));
  }
});

test("no other message is cut: clients put only Transitions together", () => {
  expect(toFrames({ type: "FatalError", error: "x".repeat(100) }, 50)).toHaveLength(1);
});
