import { v } from "convex/values";

import { query } from "./builders";

/** What grows until somebody ends it. */
const GROWTH: Record<string, () => never> = {
  arrays: () => {
    const part = Array.from({ length: 200_000 }, () => 0);
    const kept: number[][] = [];
    for (;;) kept.push([...part]);
  },
  strings: () => {
    const kept: string[] = [];
    for (;;) kept.push("text".repeat(2_000_000).toUpperCase());
  },
  buffers: () => {
    const kept: Uint8Array[] = [];
    for (;;) kept.push(new Uint8Array(1e7));
  },
};

export const grow = query({
  args: { what: v.string() },
  handler: (_ctx, { what }) => GROWTH[what]?.(),
});

/** Takes six times of what it may, and keeps nothing: not more, or on a busy machine its time is over before. */
export const discard = query({
  args: {},
  handler: () => {
    let last = new Uint8Array();
    for (let turn = 0; turn < 25; turn += 1) last = new Uint8Array(16_000_000);
    return last.length;
  },
});
