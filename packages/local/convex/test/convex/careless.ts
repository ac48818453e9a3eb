"use node";
import { exit } from "node:process";

import { action } from "./builders";

export const throwInMicrotask = action({
  args: {},
  handler: async () => {
    queueMicrotask(() => {
      throw new Error("thrown in a microtask in Node");
    });
  },
});

export const endProcess = action({ args: {}, handler: async () => process.exit(1) });

export const endImported = action({ args: {}, handler: async () => exit(1) });

export const abort = action({ args: {}, handler: async () => process.abort() });

export const kill = action({
  args: {},
  handler: async () => {
    process.kill(process.pid);
  },
});

export const killGroup = action({
  args: {},
  handler: async () => {
    process.kill(0);
  },
});

export const wait = action({
  args: {},
  handler: async () => Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0),
});
