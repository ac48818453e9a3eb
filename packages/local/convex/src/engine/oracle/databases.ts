import { makeFunctionReference, type GenericSchema, type SchemaDefinition } from "convex/server";
import { convexToJson, jsonToConvex, type Value } from "convex/values";
import { convexTest } from "convex-test";
import { createEngine } from "../engine";

export const FAILED = "failed on purpose";

type Kind = "query" | "mutation" | "action";

/** A database under test: answers a call with its value, or with {@link FAILED}. */
export type Call = (kind: Kind, name: string, args: Record<string, Value>) => Promise<Value>;

/** What both databases run, as modules of these names, of the app or of a component. */
interface OwnModules {
  schema: SchemaDefinition<GenericSchema, boolean>;
  oracle: Record<string, unknown>;
}

interface Modules extends OwnModules {
  /** By the name that the app gives a component. */
  components?: ReadonlyMap<string, OwnModules>;
}

// convex-test puts its syscalls into the same global as the engine, once per process.
const globals = globalThis as { Convex?: unknown };
let convexTestGlobal: unknown;

export function reference({ schema, oracle, components = new Map() }: Modules): Call {
  const t = convexTest(schema, globOf(oracle));
  for (const [name, component] of components) {
    t.registerComponent(name, component.schema, globOf(component.oracle));
  }
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

function globOf(oracle: OwnModules["oracle"]): Record<string, () => Promise<unknown>> {
  return { "/convex/_generated/api.js": async () => ({}), "/convex/oracle.js": async () => oracle };
}

export async function underTest({ components = new Map(), ...app }: Modules): Promise<Call> {
  const engine = await createEngine({});
  const loaded = ({ schema, oracle }: OwnModules) => ({ schema: { default: schema }, oracle });
  engine.load(loaded(app), new Map([...components].map(([name, component]) => [name, loaded(component)])));
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
