import { readFile } from "node:fs/promises";
import path from "node:path";

import { capitalize } from "../engine/capitalize";
import { asRegisteredFunction } from "../engine/run/registered-function";

/** Which of Convex's two runtimes a module is for: its own ("isolate"), or Node with the directive "use node". */
export type ModuleEnvironment = "isolate" | "node";

/**
 * What modules for Node begin with: CommonJS that is built into them calls `require`, which an ES module does not have.
 * On Convex it is a global; here that would be one of the other runtime, too.
 */
export const REQUIRE_IN_NODE =
  'import { createRequire as convexLocalCreateRequire } from "node:module"; ' +
  "const require = convexLocalCreateRequire(import.meta.url);";

/**
 * Comments and other directives may come before it. Each part matches in one way only: a long head of a file without
 * the directive would otherwise be tried in every way that it can be cut.
 */
const USE_NODE =
  /^(?:\s|\/\/[^\n]*\n|\/\*(?:[^*]|\*(?!\/))*\*\/|(["'])(?!use node\1)[^"'\n]*\1;?)*(["'])use node\2/;

/** What Convex runs when it looks at a project. */
const ALWAYS_ISOLATE: ReadonlySet<string> = new Set(["http", "crons", "schema", "auth.config"]);

/**
 * @param module as its path is ("customers", "auth.config")
 * @throws Error for a module that may not be in its environment, as the Convex CLI words it
 */
export async function environmentOf(module: string, file: string): Promise<ModuleEnvironment> {
  const isNode = USE_NODE.test(await readFile(file, "utf8"));
  if (isNode && ALWAYS_ISOLATE.has(module)) {
    throw new Error(`"use node" directive is not allowed for ${module}${path.extname(file)}.`);
  }
  if (!isNode && module.startsWith("actions/")) {
    throw new Error(
      `${module}${path.extname(file)} is in /actions subfolder but has no "use node"; directive. ` +
        "See https://docs.convex.dev/functions/actions for more details.",
    );
  }
  return isNode ? "node" : "isolate";
}

/** Throws, as Convex words it, for a module for Node that defines something else than actions. */
export function checkNodeModule(module: string, exports: Readonly<Record<string, unknown>>): void {
  for (const [name, value] of Object.entries(exports)) {
    const registered = asRegisteredFunction(value);
    if (registered === null || registered.kind === "action") continue;
    throw new Error(
      `${name} defined in ${module}.js is a ${capitalize(registered.kind)} function. Only actions can be defined in ` +
        "Node.js. See https://docs.convex.dev/functions/actions for more details.",
    );
  }
}
