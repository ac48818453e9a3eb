import type { CDPSession } from "playwright-core";
import { expect, test } from "vitest";
import { watchSocket } from "./socket";

/** A tab whose events a test makes. */
function tab() {
  const listeners = new Map<string, (event: object) => void>();
  const session = { on: (name: string, listener: (event: object) => void) => listeners.set(name, listener) };
  const marks = watchSocket(session as unknown as CDPSession);
  const tell = (name: string, event: object) =>
    listeners.get(`Network.${name}`)?.({ requestId: "1", ...event });
  const send = (timestamp: number, message: object) =>
    tell("webSocketFrameSent", { timestamp, response: { payloadData: JSON.stringify(message) } });
  const receive = (timestamp: number, message: object) =>
    tell("webSocketFrameReceived", { timestamp, response: { payloadData: JSON.stringify(message) } });
  tell("requestWillBeSent", { type: "Document", timestamp: 10 });
  tell("webSocketCreated", { url: "ws://localhost:3210/api/1.48.0/sync" });
  tell("webSocketHandshakeResponseReceived", { timestamp: 10.06 });
  return { marks, tell, send, receive };
}

const add = (queryId: number, udfPath: string) => ({
  type: "ModifyQuerySet",
  modifications: [{ type: "Add", queryId, udfPath }],
});
const transition = (queryId: number, type = "QueryUpdated") => ({
  type: "Transition",
  modifications: [{ type, queryId }],
});
const rounded = (marks: object) =>
  Object.fromEntries(
    Object.entries(marks).map(([name, value]) => [name, value === null ? null : Math.round(Number(value))]),
  );

test("each step is timed from the navigation, the first of its kind", () => {
  const { marks, send, receive } = tab();
  send(10.07, add(0, "counter:get"));
  receive(10.08, transition(0));
  send(10.1, { type: "Authenticate", tokenType: "User" });
  send(10.2, { type: "Authenticate", tokenType: "User" });
  send(10.11, add(1, "customers:page"));
  receive(10.15, transition(0));
  expect(rounded(marks())).toEqual({ open: 60, token: 100, query: 110, answer: null });
  receive(10.19, transition(1));
  expect(rounded(marks())).toEqual({ open: 60, token: 100, query: 110, answer: 190 });
});

test("nobody's token, a query that fails and another connection are no steps", () => {
  const { marks, tell, send, receive } = tab();
  send(10.1, { type: "Authenticate", tokenType: "None" });
  send(10.11, add(1, "customers:page"));
  receive(10.2, transition(1, "QueryFailed"));
  tell("webSocketCreated", { requestId: "2", url: "ws://localhost:3000/_next/webpack-hmr" });
  tell("webSocketFrameReceived", { requestId: "2", timestamp: 10.3, response: { payloadData: "no JSON" } });
  expect(rounded(marks())).toEqual({ open: 60, token: null, query: 110, answer: null });
});
