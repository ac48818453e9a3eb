import { makeFunctionReference } from "convex/server";
import { convexToJson, jsonToConvex, type JSONValue, type Value } from "convex/values";
import { convexTest } from "convex-test";
import { expect, test } from "vitest";
import { createEngine } from "../index";
import { functions, schema } from "./functions";
import { generateProgram, type Step } from "./program";
import { Random } from "./random";

const PROGRAMS = 200;
const STEPS = 30;

/** A database under test: answers a call with its value, or "failure". */
type Call = (kind: "query" | "mutation", name: string, args: Record<string, Value>) => Promise<Value>;

test(`${PROGRAMS} generated programs give what convex-test gives`, async () => {
  for (let seed = 1; seed <= PROGRAMS; seed += 1) {
    const program = generateProgram(new Random(seed), STEPS);
    const expected = await runProgram(program, reference());
    const actual = await runProgram(program, await underTest());
    for (const [i, step] of program.entries()) {
      expect(actual[i], `seed ${seed}, step ${i}: ${JSON.stringify(convexToJson(step))}`).toEqual(
        expected[i],
      );
    }
  }
});

async function runProgram(program: readonly Step[], call: Call): Promise<JSONValue[]> {
  const results: JSONValue[] = [];
  for (const step of program) results.push(convexToJson(await runStep(step, call)));
  return results;
}

async function runStep(step: Step, call: Call): Promise<Value> {
  switch (step.type) {
    case "mutate":
      return await call("mutation", "oracle:mutate", { writes: step.writes, fails: step.fails });
    case "collect":
      return await call("query", "oracle:collect", { selection: step.selection });
    case "take":
      return await call("query", "oracle:take", { selection: step.selection, count: step.count });
    case "pages": {
      const pages: Value[] = [];
      for (let cursor: string | null = null; ;) {
        const args: Record<string, Value> = { selection: step.selection, size: step.size, cursor };
        const result = (await call("query", "oracle:page", args)) as Awaited<{
          page: number[];
          isDone: boolean;
          continueCursor: string;
        }>;
        pages.push(result.page);
        if (result.isDone) return pages;
        cursor = result.continueCursor;
      }
    }
  }
}

// convex-test puts its syscalls into the same global as the engine, once per process.
const globals = globalThis as { Convex?: unknown };
let convexTestGlobal: unknown;

function reference(): Call {
  const t = convexTest(schema, {
    "/convex/_generated/api.js": async () => ({}),
    "/convex/oracle.js": async () => functions,
  });
  convexTestGlobal ??= globals.Convex;
  return async (kind, name, args) => {
    globals.Convex = convexTestGlobal;
    try {
      return kind === "query"
        ? await t.query(makeFunctionReference<"query">(name), args)
        : await t.mutation(makeFunctionReference<"mutation">(name), args);
    } catch (error) {
      return failure(error instanceof Error ? error.message : String(error));
    }
  };
}

async function underTest(): Promise<Call> {
  const engine = await createEngine({});
  engine.load({ schema: { default: schema }, oracle: functions });
  return async (kind, path, args) => {
    const call = { path, args: convexToJson(args) };
    const outcome =
      kind === "query"
        ? (await engine.runQueries(null, [call])).outcomes[0]
        : await engine.runMutation(null, call);
    if (outcome === undefined) throw new Error("There is no outcome.");
    return outcome.ok ? jsonToConvex(outcome.value) : failure(outcome.errorMessage);
  };
}

/** Both fail only where a program says so; any other failure must not pass for agreement. */
function failure(message: string): string {
  if (message.includes("failing on purpose")) return "failed on purpose";
  throw new Error(message);
}
