import { makeFunctionReference, type GenericSchema, type SchemaDefinition } from "convex/server";
import { convexToJson, jsonToConvex, type Value } from "convex/values";
import { convexTest } from "convex-test";
import { createEngine } from "../engine";

export const FAILED = "failed on purpose";

type Kind = "query" | "mutation" | "action";

/** A database under test: answers a call with its value, or with {@link FAILED}. */
export type Call = (kind: Kind, name: string, args: Record<string, Value>) => Promise<Value>;

/** What both databases run, as modules of these names. */
interface Modules {
  schema: SchemaDefinition<GenericSchema, boolean>;
  oracle: Record<string, unknown>;
}

// convex-test puts its syscalls into the same global as the engine, once per process.
const globals = globalThis as { Convex?: unknown };
let convexTestGlobal: unknown;

export function reference({ schema, oracle }: Modules): Call {
  const t = convexTest(schema, {
    "/convex/_generated/api.js": async () => ({}),
    "/convex/oracle.js": async () => oracle,
  });
  convexTestGlobal ??= globals.Convex;
  return async (kind, name, args) => {
    globals.Convex = convexTestGlobal;
    try {
      if (kind === "query") return await t.query(makeFunctionReference<"query">(name), args);
      if (kind === "mutation") return await t.mutation(makeFunctionReference<"mutation">(name), args);
      return await t.action(makeFunctionReference<"action">(name), args);
    } catch (error) {
      return failure(error instanceof Error ? error.message : String(error));
    }
  };
}

export async function underTest({ schema, oracle }: Modules): Promise<Call> {
  const engine = await createEngine({});
  engine.load({ schema: { default: schema }, oracle });
  return async (kind, path, args) => {
    const call = { path, args: convexToJson(args) };
    const run = {
      query: async () => (await engine.runQueries(null, [call])).outcomes[0],
      mutation: () => engine.runMutation(null, call),
      action: () => engine.runAction(null, call),
    };
    const outcome = await run[kind]();
    if (outcome === undefined) throw new Error("There is no outcome.");
    return outcome.ok ? jsonToConvex(outcome.value) : failure(outcome.errorMessage);
  };
}

/** Both fail only where a program says so; any other failure must not pass for agreement. */
function failure(message: string): string {
  if (message.includes("failing on purpose")) return FAILED;
  throw new Error(message);
}
