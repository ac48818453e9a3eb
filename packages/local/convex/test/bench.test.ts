import { execFile } from "node:child_process";
import path from "node:path";
import { promisify } from "node:util";

import { expect, test } from "vitest";

import { readOptions } from "../bench/options";

const PACKAGE = path.resolve(import.meta.dirname, "..");

async function runBench(...flags: string[]): Promise<{ stdout: string }> {
  const args = ["--import", "tsx", path.join(PACKAGE, "bench/main.ts"), ...flags];
  return await promisify(execFile)(process.execPath, args, { cwd: PACKAGE });
}

const TINY = ["--documents", "50", "--clients", "2", "--rounds", "2"];

test("the benchmark measures each of its parts, in each configuration that it depends on", async () => {
  const { stdout } = await runBench(...TINY, "--json");
  const measurements: Record<string, unknown>[] = JSON.parse(stdout);
  const operations = [
    "filling with 50 documents",
    "list of 50",
    "page of 20",
    "search of a common word and a prefix",
    "search of a common word and two letters",
    "one insert",
  ];
  const starts = [
    "start with 50 documents",
    "start with 50 documents",
    "memory after the start with 50 documents",
    "first search after the start with 50 documents",
    "first insert after the start with 50 documents",
  ];
  expect(measurements.map(({ what, configuration }) => [what, configuration])).toEqual([
    ...operations.map((what) => [what, "in memory"]),
    ...[...operations, ...starts].map((what) => [what, "on disk"]),
    ...operations.map((what) => [what, "on disk, --durability=disk"]),
    ["a write that 2 clients see in 5 queries each", "in memory"],
  ]);
  for (const { unit, median, min, max, rounds } of measurements) {
    expect(["times convex-test", "CPU s", "s", "MiB"]).toContain(unit);
    expect(rounds).toBe(2);
    expect(min).toBeGreaterThan(0);
    expect(median).toBeGreaterThanOrEqual(Number(min));
    expect(max).toBeGreaterThanOrEqual(Number(median));
  }
});

test("the benchmark prints a table of the parts that were chosen", async () => {
  const { stdout } = await runBench(...TINY, "--parts", "fill");
  const lines = stdout.trim().split("\n");
  expect(lines[0]).toMatch(/^what +configuration +median +min +max +unit +rounds$/);
  expect(lines.slice(1).map((line) => line.split(/ {2,}/).slice(0, 2))).toEqual([
    ["filling with 50 documents", "in memory"],
    ["filling with 50 documents", "on disk"],
    ["filling with 50 documents", "on disk, --durability=disk"],
  ]);
});

test.each([["--parts", "none"], ["--documents", "0"], ["--unknown"]])(
  "the benchmark answers %s %s with its usage",
  (...flags) => {
    expect(() => readOptions(flags)).toThrow("--parts      which of fill,operations,fan-out,start");
  },
);
