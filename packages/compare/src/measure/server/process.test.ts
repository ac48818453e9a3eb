import { expect, test } from "vitest";
import { parseChildrensCpu, parseUsage } from "./process";

const stat = "4242 (next-server (v1)) S 1 4242 4242 0 -1 4194304 900 0 0 0 250 50 30 20 20 0 11 0 1000 0 0";

test("a process whose name has spaces and parentheses is read", () => {
  expect(parseUsage(stat, "Name:\tnode\nVmRSS:\t  204800 kB\n")).toEqual({
    cpuMs: 3000,
    memoryBytes: 204_800 * 1024,
  });
});

test("what children that have ended have used is theirs", () => {
  expect(parseChildrensCpu(stat)).toBe(500);
});
