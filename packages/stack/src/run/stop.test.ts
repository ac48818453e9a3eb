import { beforeEach, expect, onTestFinished, test, vi } from "vitest";
import { Stop, type StopHandler } from "./stop";

beforeEach(() => {
  vi.useFakeTimers({ toFake: ["performance"] });
  onTestFinished(() => void vi.useRealTimers());
});

function listen() {
  const stop = new Stop();
  onTestFinished(() => stop.dispose());
  const handler = { onStop: vi.fn<StopHandler["onStop"]>(), onForce: vi.fn<StopHandler["onForce"]>() };
  return { stop, handler };
}

test("one Ctrl-C that arrives several times, as through npx and pnpm, counts once", () => {
  const { stop, handler } = listen();
  stop.handle(handler);
  for (let copy = 0; copy < 4; copy += 1) process.emit("SIGINT", "SIGINT");
  expect(handler.onStop).toHaveBeenCalledExactlyOnceWith({ kind: "signal", signal: "SIGINT" });
  expect(handler.onForce).not.toHaveBeenCalled();
});

test("Ctrl-C pressed again means at once", () => {
  const { stop, handler } = listen();
  stop.handle(handler);
  process.emit("SIGINT", "SIGINT");
  vi.advanceTimersByTime(1_000);
  process.emit("SIGINT", "SIGINT");
  expect(handler.onForce).toHaveBeenCalledOnce();
});

test("SIGTERM after Ctrl-C is passed on, a vanished launcher is not", () => {
  const { stop, handler } = listen();
  stop.handle(handler);
  process.emit("SIGINT", "SIGINT");
  process.emit("SIGTERM", "SIGTERM");
  stop.request({ kind: "launcher" });
  expect(handler.onStop.mock.calls.flat()).toEqual([
    { kind: "signal", signal: "SIGINT" },
    { kind: "signal", signal: "SIGTERM" },
  ]);
});

test("a reason from before there was a command is not lost", () => {
  const { stop, handler } = listen();
  process.emit("SIGHUP", "SIGHUP");
  expect(stop.signal.aborted).toBe(true);
  expect(stop.exitCode).toBe(129);
  stop.handle(handler);
  expect(handler.onStop).toHaveBeenCalledOnce();
});
