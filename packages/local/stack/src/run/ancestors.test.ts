import { expect, test } from "vitest";
import type { ProcessEntry } from "@repo/local-kit/process-table";
import { findLaunchers } from "./ancestors";

/** A chain of processes, outermost first; the last one is the stack. */
function launchers(...commands: string[]): number[] {
  const entries = commands.map((command, index): [number, ProcessEntry] => [
    index + 2,
    { pid: index + 2, ppid: index + 1, group: 1, startTime: "t", zombie: false, command },
  ]);
  return findLaunchers(new Map(entries), commands.length + 1).map(({ pid }) => pid);
}

test("are npx, pnpm and the shells between them and the stack, innermost first", () => {
  expect(
    launchers(
      "-bash",
      "npm exec pnpm@12.21.0 dev",
      "sh -c 'pnpm' dev",
      "pnpm dev",
      "sh -c stack -- x",
      "node stack",
    ),
  ).toEqual([6, 5, 4, 3]);
});

test("are recognized when node runs their script", () => {
  expect(launchers("bash", "/usr/bin/node /usr/lib/npx-cli.js pnpm dev", "node stack.mjs")).toEqual([3]);
});

test("are none when a shell started the stack", () => {
  expect(launchers("pnpm exec", "/bin/bash", "node stack.mjs -- env")).toEqual([]);
  expect(launchers("timeout 5", "sh -c stack -- env", "node stack.mjs -- env")).toEqual([]);
});

test("are not tools that merely live in a directory called .pnpm", () => {
  expect(launchers("node /repo/node_modules/.pnpm/vitest/vitest.mjs", "node stack.mjs")).toEqual([]);
});
