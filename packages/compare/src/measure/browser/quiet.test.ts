import { EventEmitter } from "node:events";
import type { Page } from "playwright-core";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { listenForQuiet } from "./quiet";

beforeEach(() => void vi.useFakeTimers({ toFake: ["performance"] }));
afterEach(() => void vi.useRealTimers());

vi.mock("node:timers/promises", () => ({
  setTimeout: async (ms: number) => void vi.advanceTimersByTime(ms),
}));

function aPage() {
  const events = new EventEmitter();
  const page = Object.assign(events, { url: () => "http://localhost/prefetch" }) as unknown as Page;
  return { page, events, request: (path: string) => ({ url: () => `http://localhost${path}` }) };
}

test("a page that asked for something long ago and has it is quiet, one that has just asked is not", async () => {
  const { page, events, request } = aPage();
  const untilQuiet = listenForQuiet(page);
  const start = performance.now();
  const first = request("/a");
  events.emit("request", first);
  events.emit("requestfinished", first);
  await untilQuiet();
  expect(performance.now() - start).toBe(500);
  await untilQuiet();
  expect(performance.now() - start).toBe(500);
});

test("a second request of the same document is waited for, too, and named if it never comes", async () => {
  const { page, events, request } = aPage();
  const untilQuiet = listenForQuiet(page);
  await untilQuiet();
  events.emit("request", request("/never"));
  await expect(untilQuiet()).rejects.toThrow("is not quiet after 30 s: http://localhost/never");
});
