/**
 * The one spelling of a function's path, "module:export".
 *
 * Clients also send "module.js:export" (the WebSocket client's canonical form) and "module" for its default export.
 */
export function canonicalFunctionPath(path: string): string {
  const [module = "", name = "default"] = path.split(":", 2);
  return `${module.replace(/\.js$/, "")}:${name}`;
}
