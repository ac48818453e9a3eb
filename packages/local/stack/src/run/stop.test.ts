import { EventEmitter } from "node:events";
import { beforeEach, expect, onTestFinished, test, vi } from "vitest";
import { Stop, type StopHandler } from "./stop";

beforeEach(() => {
  vi.useFakeTimers({ toFake: ["performance"] });
  onTestFinished(() => void vi.useRealTimers());
});

function listen() {
  const source = new EventEmitter();
  const stop = new Stop(source);
  const handler = { onStop: vi.fn<StopHandler["onStop"]>(), onForce: vi.fn<StopHandler["onForce"]>() };
  return { source, stop, handler };
}

test("one Ctrl-C that arrives several times, as through npx and pnpm, counts once", () => {
  const { source, stop, handler } = listen();
  stop.handle(handler);
  for (let copy = 0; copy < 4; copy += 1) source.emit("SIGINT", "SIGINT");
  expect(handler.onStop).toHaveBeenCalledExactlyOnceWith({ kind: "signal", signal: "SIGINT" });
  expect(handler.onForce).not.toHaveBeenCalled();
});

test("Ctrl-C pressed again means at once", () => {
  const { source, stop, handler } = listen();
  stop.handle(handler);
  source.emit("SIGINT", "SIGINT");
  vi.advanceTimersByTime(1_000);
  source.emit("SIGINT", "SIGINT");
  expect(handler.onForce).toHaveBeenCalledOnce();
});

test("SIGTERM after Ctrl-C is passed on, a vanished launcher is not", () => {
  const { source, stop, handler } = listen();
  stop.handle(handler);
  source.emit("SIGINT", "SIGINT");
  source.emit("SIGTERM", "SIGTERM");
  stop.request({ kind: "launcher" });
  expect(handler.onStop.mock.calls.flat()).toEqual([
    { kind: "signal", signal: "SIGINT" },
    { kind: "signal", signal: "SIGTERM" },
  ]);
});

test("a reason from before there was a command is not lost", () => {
  const { source, stop, handler } = listen();
  source.emit("SIGHUP", "SIGHUP");
  expect(stop.signal.aborted).toBe(true);
  expect(stop.exitCode).toBe(129);
  stop.handle(handler);
  expect(handler.onStop).toHaveBeenCalledOnce();
});
