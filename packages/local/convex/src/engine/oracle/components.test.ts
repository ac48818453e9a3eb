import { convexToJson, type JSONValue } from "convex/values";
import { expect, test } from "vitest";
import { componentFunctions, functions, schema, USES } from "./components-functions";
import { generateComponentProgram, type ComponentStep } from "./components-program";
import { FAILED, reference, underTest, type Call } from "./databases";
import { Random } from "./random";

const PROGRAMS = 60;
const STEPS = 30;
/** A few seconds on an idle machine. */
const TIMEOUT_MS = 300_000;

const KINDS = { write: "mutation", remove: "action", read: "query" } as const;

test(
  `${PROGRAMS} generated programs that write to components give what convex-test gives`,
  { timeout: TIMEOUT_MS },
  async () => {
    const components = new Map(USES.map((use) => [use, { schema, oracle: componentFunctions }]));
    const modules = { schema, oracle: functions, components };
    const seen = { inApp: 0, inComponents: 0, failures: 0 };
    for (let seed = 1; seed <= PROGRAMS; seed += 1) {
      const program = generateComponentProgram(new Random(seed), STEPS);
      const expected = await runProgram(program, reference(modules));
      const actual = await runProgram(program, await underTest(modules));
      for (const [i, step] of program.entries()) {
        const result = actual[i];
        expect(result, `seed ${seed}, step ${i}: ${JSON.stringify(step)}`).toEqual(expected[i]);
        if (result === FAILED) seen.failures += 1;
        if (step.type !== "read") continue;
        const { app, box, shelf } = result as Record<string, unknown[]>;
        seen.inApp += app?.length ?? 0;
        seen.inComponents += (box?.length ?? 0) + (shelf?.length ?? 0);
      }
    }
    // Agreement on nothing but empty results would prove nothing.
    expect(seen.inApp).toBeGreaterThan(PROGRAMS * 10);
    expect(seen.inComponents).toBeGreaterThan(PROGRAMS * 10);
    expect(seen.failures).toBeGreaterThan(PROGRAMS);
  },
);

async function runProgram(program: readonly ComponentStep[], call: Call): Promise<JSONValue[]> {
  const results: JSONValue[] = [];
  for (const { type, ...args } of program) {
    results.push(convexToJson(await call(KINDS[type], `oracle:${type}`, args)));
  }
  return results;
}
