import { readdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

/** The repository's root, with a slash at its end. */
export const root = fileURLToPath(new URL("../../../../", import.meta.url));

const TEST = /\.test\.tsx?$|(?:^|\/)testing\//;
const SOURCE = /\.(?:tsx?|css|svg)$/;
const LEFT_OUT = new Set(["node_modules", "_generated", ".results", "dist"]);

/** All files below a folder of the repository, relative to it. */
export function filesBelow(folder: string): string[] {
  return walk(join(root, folder), "").sort();
}

function walk(folder: string, prefix: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    if (LEFT_OUT.has(entry.name) || entry.name.startsWith(".next")) return [];
    const path = `${prefix}${entry.name}`;
    return entry.isDirectory() ? walk(join(folder, entry.name), `${path}/`) : [path];
  });
}

/** Source, as opposed to its tests and what only they use. */
export const isSource = (path: string): boolean => SOURCE.test(path) && !TEST.test(path);
