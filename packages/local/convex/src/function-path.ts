/**
 * The one spelling of a function's path, "module:export".
 *
 * Clients also send "module.js:export" (the WebSocket client's canonical form) and "module" for its default export.
 */
export function canonicalFunctionPath(path: string): string {
  const [module = "", name = "default"] = path.split(":", 2);
  return `${module.replace(/\.js$/, "")}:${name}`;
}

/** The same as Convex's messages have it: a default export goes by its module's name. */
export function displayedFunctionPath(path: string): string {
  return canonicalFunctionPath(path).replace(/:default$/, "");
}

/** "module.js:export": as Convex's messages and `_scheduled_functions` name a function. */
export function functionPathWithFile(path: string): string {
  return canonicalFunctionPath(path).replace(":", ".js:");
}
