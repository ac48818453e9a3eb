import { readdir } from "node:fs/promises";
import path from "node:path";

const MODULE = /\.(?:ts|tsx|js|jsx|mts|mjs)$/;

/** Modules whose name has a second dot, which otherwise marks a file that is not a module ("a.test.ts", "a.d.ts"). */
const CONFIGURATION = new Set(["auth.config"]);

/**
 * The modules of a functions folder, as the Convex CLI picks them.
 *
 * @returns module path ("customers", "admin/users", "auth.config") → absolute file
 * @throws Error if the folder cannot be read, or declares components
 */
export async function findEntryPoints(functionsDir: string): Promise<Map<string, string>> {
  const found = new Map<string, string>();
  const entries = await readdir(functionsDir, { recursive: true, withFileTypes: true });
  for (const entry of entries) {
    const file = path.join(entry.parentPath, entry.name);
    const relative = path.relative(functionsDir, file);
    if (!entry.isFile() || !MODULE.test(entry.name) || isIgnored(relative)) continue;
    const name = relative.replace(MODULE, "").split(path.sep).join("/");
    if (name === "convex.config") {
      throw new Error(
        `${file}: components do not run on the local deployment. Remove them, or use a Convex deployment.`,
      );
    }
    if (path.basename(name).includes(".") && !CONFIGURATION.has(name)) continue;
    found.set(name, file);
  }
  return found;
}

function isIgnored(relative: string): boolean {
  return relative
    .split(path.sep)
    .some(
      (part) => part.startsWith(".") || part === "_generated" || part === "_deps" || part === "node_modules",
    );
}
