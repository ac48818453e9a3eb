import { convexToJson, type JSONValue } from "convex/values";
import { expect, onTestFinished, test, vi } from "vitest";
import { FAILED, reference, underTest, type Call } from "./databases";
import { Random } from "./random";
import { functions, schema } from "./services-functions";
import { generateServiceProgram, type ServiceStep } from "./services-program";

const PROGRAMS = 60;
const STEPS = 30;
/** A few seconds on an idle machine. */
const TIMEOUT_MS = 300_000;

const ACTIONS: ReadonlySet<string> = new Set(["store"]);
const QUERIES: ReadonlySet<string> = new Set(["search", "readFiles", "jobs"]);

test(
  `${PROGRAMS} generated programs that search, store and schedule give what convex-test gives`,
  { timeout: TIMEOUT_MS },
  async () => {
    // Both say on the console that a scheduled function has failed, as it is meant to.
    const silenced = [vi.spyOn(console, "error"), vi.spyOn(console, "log")];
    for (const spy of silenced) spy.mockImplementation(() => undefined);
    onTestFinished(() => {
      for (const spy of silenced) spy.mockRestore();
    });
    const seen = { found: 0, files: 0, jobs: new Set<string>(), failures: 0 };
    for (let seed = 1; seed <= PROGRAMS; seed += 1) {
      const program = generateServiceProgram(new Random(seed), STEPS);
      const expected = await runProgram(program, reference({ schema, oracle: functions }));
      const actual = await runProgram(program, await underTest({ schema, oracle: functions }));
      for (const [i, step] of program.entries()) {
        expect(actual[i], `seed ${seed}, step ${i}: ${JSON.stringify(step)}`).toEqual(expected[i]);
        count(step, actual[i], seen);
      }
    }
    // Agreement on nothing but empty results would prove nothing.
    expect(seen.found).toBeGreaterThan(PROGRAMS);
    expect(seen.files).toBeGreaterThan(PROGRAMS);
    expect([...seen.jobs].sort()).toEqual(["canceled", "failed", "pending", "success"]);
    expect(seen.failures).toBeGreaterThan(PROGRAMS / 4);
  },
);

async function runProgram(program: readonly ServiceStep[], call: Call): Promise<JSONValue[]> {
  const results: JSONValue[] = [];
  for (const { type, ...args } of program) {
    const kind = ACTIONS.has(type) ? "action" : QUERIES.has(type) ? "query" : "mutation";
    results.push(convexToJson(await call(kind, `oracle:${type}`, args)));
    if (type === "schedule") await untilNothingIsDue(call);
  }
  return results;
}

/** What is scheduled for at once has run in both before they go on. */
async function untilNothingIsDue(call: Call): Promise<void> {
  while (Number(await call("query", "oracle:due", {})) > 0) {
    await new Promise((resolve) => setTimeout(resolve, 1));
  }
}

interface Seen {
  found: number;
  files: number;
  jobs: Set<string>;
  failures: number;
}

function count({ type }: ServiceStep, result: JSONValue | undefined, seen: Seen): void {
  if (result === FAILED) seen.failures += 1;
  if (type === "search") seen.found += (result as number[]).length;
  if (type === "readFiles") seen.files += (result as { kept: unknown[] }).kept.length;
  if (type === "jobs") for (const { state } of result as { state: string }[]) seen.jobs.add(state);
}
