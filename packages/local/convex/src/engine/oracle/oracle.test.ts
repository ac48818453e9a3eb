import { convexToJson, type JSONValue, type Value } from "convex/values";
import { expect, test } from "vitest";
import { FAILED, reference, underTest, type Call } from "./databases";
import { functions, schema } from "./functions";
import { generateProgram, type Selection, type Step } from "./program";
import { Random } from "./random";

const PROGRAMS = 200;
const STEPS = 30;
/** A few seconds on an idle machine. */
const TIMEOUT_MS = 300_000;

test(`${PROGRAMS} generated programs give what convex-test gives`, { timeout: TIMEOUT_MS }, async () => {
  const seen = { rows: 0, laterPages: 0, failures: 0 };
  for (let seed = 1; seed <= PROGRAMS; seed += 1) {
    const program = generateProgram(new Random(seed), STEPS);
    const expected = await runProgram(program, reference({ schema, oracle: functions }));
    const actual = await runProgram(program, await underTest({ schema, oracle: functions }));
    for (const [i, step] of program.entries()) {
      expect(actual[i], `seed ${seed}, step ${i}: ${JSON.stringify(convexToJson(step))}`).toEqual(
        expected[i],
      );
      const result = actual[i];
      if (step.type === "collect" && Array.isArray(result)) seen.rows += result.length;
      if (step.type === "pages" && Array.isArray(result)) seen.laterPages += result.length - 1;
      if (result === FAILED) seen.failures += 1;
    }
  }
  // Agreement on nothing but empty results would prove nothing.
  expect(seen.rows).toBeGreaterThan(PROGRAMS * 10);
  expect(seen.laterPages).toBeGreaterThan(PROGRAMS * 2);
  expect(seen.failures).toBeGreaterThan(PROGRAMS);
});

async function runProgram(program: readonly Step[], call: Call): Promise<JSONValue[]> {
  const results: JSONValue[] = [];
  for (const step of program) results.push(convexToJson(await runStep(step, call)));
  return results;
}

function runStep(step: Step, call: Call): Promise<Value> {
  switch (step.type) {
    case "mutate":
      return call("mutation", "oracle:mutate", { writes: step.writes, fails: step.fails });
    case "collect":
      return call("query", "oracle:collect", { selection: step.selection });
    case "take":
      return call("query", "oracle:take", { selection: step.selection, count: step.count });
    case "pages":
      break;
  }
  return readPages(step.selection, step.size, call);
}

async function readPages(selection: Selection, size: number, call: Call): Promise<Value> {
  const pages: Value[] = [];
  for (let cursor: string | null = null; ;) {
    const args: Record<string, Value> = { selection, size, cursor };
    const result = (await call("query", "oracle:page", args)) as PageResult;
    pages.push(result.page);
    if (result.isDone) return pages;
    cursor = result.continueCursor;
  }
}

type PageResult = { page: number[]; isDone: boolean; continueCursor: string };
