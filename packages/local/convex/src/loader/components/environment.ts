import { environmentOf } from "../environments";
import type { Component } from "./component-tree";

/** What the deployment tells each component of itself. */
export function systemEnvironment(): Record<string, string> {
  const { CONVEX_CLOUD_URL = "", CONVEX_SITE_URL = "" } = process.env;
  return { CONVEX_CLOUD_URL, CONVEX_SITE_URL };
}

/** What stands in a component's code in place of the globals by which the app's code sees this process: esbuild's `define`. */
export function componentGlobals({ env }: Component): Record<string, string> {
  const own = JSON.stringify({ env });
  return { process: own, "globalThis.process": own };
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
