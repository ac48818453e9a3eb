import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { IdleTime } from "./idle-time";

let idle: (() => void) | undefined;
beforeEach(() => {
  vi.stubGlobal("matchMedia", () => ({ matches: false }));
  vi.stubGlobal("requestIdleCallback", (callback: () => void) => {
    idle = callback;
    return 1;
  });
  vi.stubGlobal("cancelIdleCallback", () => (idle = undefined));
});
afterEach(() => {
  idle = undefined;
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

test("it has come once the browser has nothing to do", () => {
  const time = new IdleTime();
  const listener = vi.fn<() => void>();
  time.subscribe(listener);
  expect(time.isNow()).toBe(false);
  idle?.();
  expect(time.isNow()).toBe(true);
  expect(listener).toHaveBeenCalledOnce();
});

test("it does not come while a page waits for its data, also not if the page began to later", () => {
  const time = new IdleTime();
  time.subscribe(vi.fn<() => void>());
  const arrived = time.wait();
  expect(idle).toBeUndefined();
  arrived();
  idle?.();
  expect(time.isNow()).toBe(true);
});

test("it does not end because the next page waits", () => {
  const time = new IdleTime();
  time.subscribe(vi.fn<() => void>());
  idle?.();
  time.wait();
  expect(time.isNow()).toBe(true);
});

test("nobody who has left is told, and whoever comes then begins anew", () => {
  const time = new IdleTime();
  const leave = time.subscribe(vi.fn<() => void>());
  idle?.();
  leave();
  expect(time.isNow()).toBe(false);
});

test("it ends a minute after the last sign of somebody, and comes back with the next", () => {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "Date"] });
  const time = new IdleTime();
  const listener = vi.fn<() => void>();
  const leave = time.subscribe(listener);
  idle?.();
  vi.advanceTimersByTime(50_000);
  window.dispatchEvent(new Event("keydown"));
  vi.advanceTimersByTime(59_000);
  expect(time.isNow()).toBe(true);
  vi.advanceTimersByTime(1000);
  expect(time.isNow()).toBe(false);
  expect(listener).toHaveBeenCalledTimes(2);
  window.dispatchEvent(new Event("pointermove"));
  idle?.();
  expect(time.isNow()).toBe(true);
  leave();
  expect(vi.getTimerCount()).toBe(0);
});
