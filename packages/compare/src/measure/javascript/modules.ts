import { runInNewContext } from "node:vm";

/**
 * The modules of a chunk of Turbopack's, as source text: it pushes a list of ids and functions. A file of another
 * shape, such as the polyfills, is one module.
 */
export function modulesOf(chunk: string): string[] {
  const pushed: unknown[][] = [];
  const TURBOPACK = { push: (entry: unknown[]) => void pushed.push(entry) };
  try {
    runInNewContext(chunk, { TURBOPACK }, { timeout: 1000 });
  } catch {
    // It does more than push, as the runtime and the polyfills do, and needs a browser for that.
    return [chunk];
  }
  const functions = pushed.flat().filter((item) => typeof item === "function");
  return functions.length === 0 ? [chunk] : functions.map(String);
}
