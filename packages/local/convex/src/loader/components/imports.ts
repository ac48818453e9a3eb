/**
 * How a bundled definition imports another one, as the Convex CLI leaves it in what it pushes: by where that one is,
 * which tells two uses of one component from two components.
 */
const PREFIX = "./_componentDeps/";

/** Matches the imports of {@link importOf}. */
export const DEFINITION_IMPORT = /^\.\/_componentDeps\//;

/** @param definitionPath from the functions folder to the definition's folder */
export function importOf(definitionPath: string): string {
  return PREFIX + Buffer.from(definitionPath).toString("base64url");
}

/** What bundled code imports in this form. */
export function importsIn(code: string): string[] {
  return [...new Set(code.match(/\.\/_componentDeps\/[\w-]*/g))];
}

/** The definition path of an import. */
export function definitionPathOf(imported: string): string {
  return Buffer.from(imported.slice(PREFIX.length), "base64url").toString();
}
