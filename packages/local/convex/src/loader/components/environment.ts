import { environmentOf } from "../environments";
import type { Component } from "./component-tree";

/** What the deployment tells each component of itself. */
export function systemEnvironment(): Record<string, string> {
  const { CONVEX_CLOUD_URL = "", CONVEX_SITE_URL = "" } = process.env;
  return { CONVEX_CLOUD_URL, CONVEX_SITE_URL };
}

const PROCESS = "convexComponentProcess";

/** What stands in a component's code in place of the globals by which the app's code sees this process: esbuild's `define`. */
export const COMPONENT_GLOBALS: Readonly<Record<string, string>> = {
  process: PROCESS,
  "globalThis.process": PROCESS,
};

/** What makes built code of a component that of one use of it: its own environment, put on the first line. */
export function forUseOf({ env }: Component, code: string): string {
  return `const ${PROCESS} = ${JSON.stringify({ env })};${code}`;
}

/** Throws, in the Convex CLI's words, for a component that has modules for Node. */
export async function refuseNodeModules(dir: string, files: ReadonlyMap<string, string>): Promise<void> {
  for (const [name, file] of files) {
    if ((await environmentOf(name, file)) === "isolate") continue;
    throw new Error(
      `"use node" directive is not supported in components. Remove it from the component at: ${dir}.`,
    );
  }
}
