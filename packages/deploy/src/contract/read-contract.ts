import { readdirSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Contract, PublicFunction, Validator } from "./contract";

/** What `convex/server` makes of a function; these members are there for the push. */
interface Registered {
  isPublic?: boolean;
  isQuery?: boolean;
  isMutation?: boolean;
  exportArgs(): string;
  exportReturns(): string;
}

/**
 * Reads the contract of functions that are on disk, by importing them as the push does.
 *
 * @param folder the functions' folder, such as `packages/convex-backend/convex`
 */
export async function readSourceContract(folder: string): Promise<Contract> {
  const modules = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter(isModule).toSorted();
  const functions: [string, PublicFunction][] = [];
  for (const file of modules) {
    const exported = (await load(join(folder, file))) as Record<string, unknown>;
    for (const [name, value] of Object.entries(exported)) {
      if (isRegistered(value) && value.isPublic) {
        functions.push([`${file.replace(/\.[jt]s$/, "")}:${name}`, toFunction(value)]);
      }
    }
  }
  return {
    functions: Object.fromEntries(functions),
    routes: await readRoutes(folder),
    tables: await readTables(folder),
  };
}

const load = async (file: string): Promise<unknown> => import(pathToFileURL(file).href);

function isModule(file: string): boolean {
  return (
    /\.[jt]s$/.test(file) &&
    !/\.(?:test|setup|config|d)\.ts$/.test(file) &&
    !/(?:^|\/)(?:_generated\/|schema\.ts$|http\.ts$)/.test(file)
  );
}

function isRegistered(value: unknown): value is Registered {
  return typeof value === "function" && "exportArgs" in value && "exportReturns" in value;
}

function toFunction(registered: Registered): PublicFunction {
  return {
    kind: registered.isQuery ? "Query" : registered.isMutation ? "Mutation" : "Action",
    args: JSON.parse(registered.exportArgs()) as Validator,
    returns: JSON.parse(registered.exportReturns()) as Validator | null,
  };
}

async function readRoutes(folder: string): Promise<string[]> {
  if (!readdirSync(folder).includes("http.ts")) return [];
  const { default: router } = (await load(join(folder, "http.ts"))) as {
    default: { getRoutes(): readonly [path: string, method: string, handler: unknown][] };
  };
  return router.getRoutes().map(([path, method]) => `${method} ${path}`);
}

async function readTables(folder: string): Promise<Record<string, Validator>> {
  const { default: schema } = (await load(join(folder, "schema.ts"))) as {
    default: { tables: Record<string, { validator: { json: Validator } }> };
  };
  return Object.fromEntries(
    Object.entries(schema.tables).map(([name, { validator }]) => [name, validator.json]),
  );
}

/**
 * Reads what `convex function-spec` wrote of a deployment that is live. It says nothing of the tables.
 *
 * @throws Error when it is something else
 */
export function readFunctionSpec(text: string): Contract {
  const spec: unknown = JSON.parse(text);
  if (typeof spec !== "object" || spec === null || !("functions" in spec) || !Array.isArray(spec.functions)) {
    throw new Error("This is not what `convex function-spec` writes: it has no list of functions.");
  }
  const functions = spec.functions as readonly SpecifiedFunction[];
  return {
    functions: Object.fromEntries(
      functions.flatMap((entry) =>
        entry.functionType === "HttpAction" || entry.visibility.kind !== "public"
          ? []
          : [
              [
                entry.identifier.replace(/\.js:/, ":"),
                { kind: entry.functionType, args: entry.args ?? null, returns: entry.returns ?? null },
              ],
            ],
      ),
    ),
    routes: functions.flatMap((entry) =>
      entry.functionType === "HttpAction" ? [`${entry.method} ${entry.path}`] : [],
    ),
  };
}

type SpecifiedFunction =
  | { functionType: "HttpAction"; method: string; path: string }
  | {
      functionType: PublicFunction["kind"];
      identifier: string;
      visibility: { kind: string };
      args?: Validator | null;
      returns?: Validator | null;
    };

/**
 * Whether a deployment that is live has other functions than this repository's, so that a push would replace somebody
 * else's product. An empty deployment is nobody's.
 */
export function isSomebodyElses(live: Contract, own: Contract): boolean {
  const names = Object.keys(live.functions);
  return names.length > 0 && !names.some((name) => name in own.functions);
}
