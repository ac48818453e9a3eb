"use node";
import { action } from "./builders";

export const grow = action({
  args: {},
  handler: async () => {
    const kept: Buffer[] = [];
    for (;;) kept.push(Buffer.allocUnsafeSlow(10_000_000));
  },
});

/** More than a function of the default runtime may keep. */
export const keep = action({
  args: {},
  handler: async () => {
    const kept: Buffer[] = [];
    for (let turn = 0; turn < 30; turn += 1) kept.push(Buffer.allocUnsafeSlow(10_000_000));
    return kept.length;
  },
});

/** Takes a little in each turn of the event loop. */
export const growSlowly = action({
  args: {},
  handler: async () => {
    const kept: number[][] = [];
    for (;;) {
      kept.push(Array.from({ length: 200_000 }, () => 0));
      await new Promise((resolve) => setTimeout(resolve, 1));
    }
  },
});
