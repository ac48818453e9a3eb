import { afterEach, beforeEach, expect, onTestFinished, test, vi } from "vitest";
import { WebSocket } from "ws";

import { RecordingSocket } from "../../test/support/recording-socket";
import { until } from "../../test/support/until";
import { Outbox } from "./outbox";

const PING = '{"type":"Ping"}';
const fatal = (error: string) => ({ type: "FatalError" as const, error });

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

function start(ms = 0) {
  const socket = new RecordingSocket();
  const latency = { ms };
  return { socket, latency, outbox: new Outbox(socket.asWebSocket, latency) };
}

test("15 s without a message end with a Ping, until the socket closes", () => {
  const { socket, outbox } = start();
  vi.advanceTimersByTime(14_999);
  outbox.send(fatal("not silent"));
  vi.advanceTimersByTime(14_999);
  expect(socket.sent).not.toContain(PING);
  vi.advanceTimersByTime(15_001);
  expect(socket.sent.filter((frame) => frame === PING)).toHaveLength(2);
  socket.emit("close");
  expect(vi.getTimerCount()).toBe(0);
});

test("a socket that is closing is sent nothing more", () => {
  const { socket, outbox } = start();
  socket.readyState = WebSocket.CLOSING;
  outbox.send(fatal("too late"));
  expect(socket.sent).toEqual([]);
});

test("a close comes after what was sent before it, even when that is delayed", async () => {
  vi.useRealTimers();
  const { socket, latency, outbox } = start(20);
  onTestFinished(() => void socket.emit("close"));
  outbox.send(fatal("first"));
  latency.ms = 0;
  outbox.close(1008, "second");
  expect(socket.closes).toEqual([]);
  await until(
    () => socket.closes.length > 0,
    () => socket.sent,
  );
  expect(socket.sent).toHaveLength(1);
});

test("a reason longer than a close frame can carry is cut between characters", () => {
  const { socket, outbox } = start();
  outbox.close(1008, `x${"é".repeat(100)}`);
  expect(socket.closes).toEqual([{ code: 1008, reason: `x${"é".repeat(61)}` }]);
});
