import { onTestFinished, expect, test } from "vitest";

import { RUNTIME_HOLDER } from "../engine/run/runtime-globals";
import { withLoopGuard } from "./loop-guard";

/** Runs guarded code, and gives what it exports as `result` and how often it has ticked. */
async function run(code: string): Promise<{ result: unknown; ticks: number }> {
  const runtime = globalThis as unknown as Record<string, unknown>;
  const before = runtime[RUNTIME_HOLDER];
  onTestFinished(() => void (runtime[RUNTIME_HOLDER] = before));
  let ticks = 0;
  runtime[RUNTIME_HOLDER] = { tick: () => (ticks += 1) };
  const guarded = withLoopGuard(code, "isolate");
  const { result } = (await import(
    /* @vite-ignore */ `data:text/javascript,${encodeURIComponent(guarded)}`
  )) as {
    result: unknown;
  };
  return { result, ticks };
}

test.each([
  ["for", "let result = 0; for (let i = 0; i < 3; i += 1) result += i; export { result };", 3, 3],
  ["for with an empty body", "let result = 0; for (; result < 3; result += 1); export { result };", 3, 3],
  ["for…in", "let result = 0; for (const key in [7, 8]) result += Number(key); export { result };", 1, 2],
  ["for…of", "let result = 0; for (const one of [7, 8]) result += one; export { result };", 15, 2],
  ["for await", "let result = 0; for await (const one of [7, 8]) result += one; export { result };", 15, 2],
  ["while", "let result = 0; while (result < 3) { result += 1 } export { result };", 3, 3],
  ["do…while", "let result = 0; do result += 1\nwhile (result < 3); export { result };", 3, 3],
  [
    "loops in loops, with labels",
    "let result = 0; outer: for (const a of [1, 2]) for (;;) if (a) { result += a; continue outer } else break; export { result };",
    3,
    4,
  ],
  ["functions", "function result_() { return Number(1) } export const result = result_();", 1, 1],
  ["recursion", "function down(n) { return n && down(n - 1) } export const result = down(3);", 0, 4],
  [
    "a function that only calculates",
    "function add(a, b) { return a.x + b } export const result = add({ x: 1 }, 2);",
    3,
    0,
  ],
  [
    "a loop around a function that only calculates",
    "function add(a, b) { return a + b } let result = 0; for (const one of [1, 2]) result = add(result, one); export { result };",
    3,
    2,
  ],
  [
    "one that is handed on",
    "function add(a) { return a + 1 } export const result = [1, 2].map(add);",
    [2, 3],
    2,
  ],
  [
    "one that is exported",
    "function add(a) { return a + 1 } export { add }; export const result = add(1);",
    2,
    1,
  ],
  [
    "one that is exported where it is",
    "export function add(a) { return a + 1 } export const result = add(1);",
    2,
    1,
  ],
  ["one in an object", "function x() { return 1 } export const result = +{ valueOf: x };", 1, 1],
  [
    "one that takes its arguments apart",
    "function first([a]) { return a } export const result = first([7]);",
    7,
    1,
  ],
  ["arrow functions", "export const result = ((a) => (b) => ({ sum: a + b }))(1)(2);", { sum: 3 }, 2],
  [
    "a loop around an arrow function",
    "let one; for (const a of [1]) one = () => a\nexport const result = one();",
    1,
    2,
  ],
  [
    "methods, getters and constructors",
    "class A { constructor() { this.a = 1 } get b() { return this.a } c() { return this.b } } class D extends A { constructor() { super() } } export const result = new D().c();",
    1,
    4,
  ],
  [
    "static blocks",
    "class A { static { for (const a of [1, 2]) this.a = a } } export const result = A.a;",
    2,
    2,
  ],
  ["generators", "function* two() { yield 1; yield 2 } export const result = [...two()];", [1, 2], 1],
  ["asynchronous functions", "export const result = await (async () => await 1)();", 1, 1],
  [
    "directives",
    "function strict() { 'use strict'; return [this].at(0) } export const result = strict();",
    undefined,
    1,
  ],
])("%s: does what it did, and ticks each time", async (_name, code, result, ticks) => {
  expect(await run(code)).toEqual({ result, ticks });
});

test("no line moves, and nothing else changes", () => {
  const code = `#!/usr/bin/env node
export function sum(list) {
  let sum = 0;
  for (const one of list)
    sum += one;
  return list.map(
    (one) =>
      one + sum,
  );
}
`;
  const guarded = withLoopGuard(code, "node");
  expect(guarded.split("\n")).toEqual([
    "#!/usr/bin/env node",
    "export function sum(list) {convexLocalRuntime.tickInNode();",
    "  let sum = 0;",
    "  for (const one of list)",
    "    {convexLocalRuntime.tickInNode();sum += one;}",
    "  return list.map(",
    "    (one) =>",
    "      (convexLocalRuntime.tickInNode(),one + sum),",
    "  );",
    "}",
    "",
  ]);
});

test("code that is no module is refused", () => {
  expect(() => withLoopGuard("for (", "isolate")).toThrow(SyntaxError);
});
