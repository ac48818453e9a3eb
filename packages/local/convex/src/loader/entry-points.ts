import { readdir } from "node:fs/promises";
import path from "node:path";

const MODULE = /\.(?:ts|tsx|js|jsx|mts|mjs)$/;

/** Modules whose name has a second dot, which otherwise marks a file that is not a module ("a.test.ts", "a.d.ts"). */
const CONFIGURATION = new Set(["auth.config"]);

/** Where the app and its components are put together: read by itself, and no module. */
const DEFINITION = "convex.config";

/**
 * The modules of a functions folder, as the Convex CLI picks them: without those of components that are kept below it.
 *
 * @returns module path ("customers", "admin/users", "auth.config") → absolute file
 * @throws Error if the folder cannot be read
 */
export async function findEntryPoints(functionsDir: string): Promise<Map<string, string>> {
  const found = new Map<string, string>();
  const entries = await readdir(functionsDir, { recursive: true, withFileTypes: true });
  const components = entries.flatMap(({ name, parentPath }) =>
    name === `${DEFINITION}.ts` && parentPath !== functionsDir ? [parentPath + path.sep] : [],
  );
  for (const entry of entries) {
    const file = path.join(entry.parentPath, entry.name);
    const relative = path.relative(functionsDir, file);
    if (!entry.isFile() || !MODULE.test(entry.name) || isIgnored(relative)) continue;
    if (components.some((component) => file.startsWith(component))) continue;
    const name = relative.replace(MODULE, "").split(path.sep).join("/");
    if (path.basename(name).includes(".") && !CONFIGURATION.has(name)) continue;
    found.set(name, file);
  }
  return found;
}

/** The same for a component's folder. What would be configuration there is none: only an app knows who signs in. */
export async function findComponentEntryPoints(dir: string): Promise<Map<string, string>> {
  const found = await findEntryPoints(dir);
  for (const name of CONFIGURATION) found.delete(name);
  return found;
}

function isIgnored(relative: string): boolean {
  return relative
    .split(path.sep)
    .some(
      (part) => part.startsWith(".") || part === "_generated" || part === "_deps" || part === "node_modules",
    );
}
