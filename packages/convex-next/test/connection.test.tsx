import { act, cleanup, renderHook } from "@testing-library/react";
import { ConvexProvider, ConvexReactClient } from "convex/react";
import { afterEach, beforeEach, expect, onTestFinished, test, vi } from "vitest";
import { useConnection } from "../src";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => {
  cleanup();
  vi.useRealTimers();
});

/** The hook, at a client whose connection the test makes up. */
function connectionOf() {
  const client = new ConvexReactClient("http://127.0.0.1:9", { logger: false });
  onTestFinished(() => client.close());
  let state = { ...client.connectionState(), isWebSocketConnected: true };
  vi.spyOn(client, "connectionState").mockImplementation(() => state);
  const listeners = new Set<(current: typeof state) => void>();
  vi.spyOn(client, "subscribeToConnectionState").mockImplementation((listener) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  });
  const { result } = renderHook(useConnection, {
    wrapper: ({ children }) => <ConvexProvider client={client}>{children}</ConvexProvider>,
  });
  return {
    result,
    set: (change: { isUp?: boolean; isWritten?: boolean }) =>
      act(() => {
        const { isUp = state.isWebSocketConnected, isWritten = state.hasInflightRequests } = change;
        const writtenAt = state.timeOfOldestInflightRequest ?? new Date();
        state = {
          ...state,
          isWebSocketConnected: isUp,
          hasInflightRequests: isWritten,
          timeOfOldestInflightRequest: isWritten ? writtenAt : null,
        };
        for (const listener of listeners) listener(state);
      }),
    pass: (ms: number) => act(() => void vi.advanceTimersByTime(ms)),
  };
}

test("a short drop is not told, a longer one is until the connection is back", () => {
  const { result, set, pass } = connectionOf();
  set({ isUp: false });
  pass(1500);
  set({ isUp: true });
  pass(10_000);
  expect(result.current).toBe("connected");
  set({ isUp: false });
  pass(1999);
  expect(result.current).toBe("connected");
  pass(1);
  expect(result.current).toBe("reconnecting");
  set({ isUp: true });
  expect(result.current).toBe("connected");
});

test("a write without an answer is told after five seconds, until the answer comes", () => {
  const { result, set, pass } = connectionOf();
  set({ isWritten: true });
  pass(4999);
  expect(result.current).toBe("connected");
  pass(1);
  expect(result.current).toBe("waiting");
  set({ isWritten: false });
  expect(result.current).toBe("connected");
});

test("what was written without a connection waits from when that is back", () => {
  const { result, set, pass } = connectionOf();
  set({ isUp: false, isWritten: true });
  pass(30_000);
  expect(result.current).toBe("reconnecting");
  set({ isUp: true });
  expect(result.current).toBe("connected");
  pass(5000);
  expect(result.current).toBe("waiting");
  set({ isUp: false });
  pass(2000);
  expect(result.current).toBe("reconnecting");
});
