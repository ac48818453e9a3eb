import fs from "node:fs";

import { onTestFinished, vi } from "vitest";

type Callback = (error: NodeJS.ErrnoException | null) => void;

/** The disk of a test that says when, and whether, a sync ends. */
export interface HeldDisk {
  /** How many syncs were asked for. */
  readonly asked: number;
  /** Lets the oldest sync that waits end, with an error if there is one. */
  end(error?: Error): void;
  /** Lets all syncs end, from now on at once. */
  release(): void;
}

/** From now on, until the test ends, a sync in the background waits until the test lets it end. */
export function holdDisk(): HeldDisk {
  const { fsync } = fs;
  const waiting: { descriptor: number; callback: Callback }[] = [];
  let asked = 0;
  const spy = vi.spyOn(fs, "fsync").mockImplementation((descriptor, callback) => {
    asked += 1;
    waiting.push({ descriptor, callback });
  });
  onTestFinished(() => spy.mockRestore());
  return {
    get asked() {
      return asked;
    },
    end(error) {
      const sync = waiting.shift();
      if (sync === undefined) throw new Error("No sync waits.");
      if (error === undefined) fsync(sync.descriptor, sync.callback);
      else sync.callback(error);
    },
    release() {
      spy.mockRestore();
      for (const { descriptor, callback } of waiting.splice(0)) fsync(descriptor, callback);
    },
  };
}
