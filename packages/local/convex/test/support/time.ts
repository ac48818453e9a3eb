import { onTestFinished, vi } from "vitest";

/**
 * Sets this process's clock forward, or back by a negative number, for client and deployment alike, until the test
 * ends. Timers keep their pace.
 */
export function skipSeconds(seconds: number): void {
  vi.useFakeTimers({ toFake: ["Date"], now: Date.now() + seconds * 1000, shouldAdvanceTime: true });
  onTestFinished(() => {
    vi.useRealTimers();
  });
}
