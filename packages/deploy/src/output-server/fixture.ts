import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { onTestFinished } from "vitest";
import type { Route } from "./config";
import { serveOutput } from "./serve-output";

/** A function's settings, as `vercel build` writes them for Next. */
export const settings = { handler: "main.cjs", runtime: "nodejs24.x", launcherType: "Nodejs" };

/** A page's settings, whose answer of the build is `<name>.prerender-fallback.html`. */
export const prerender = (name: string, changed: object = {}) => ({
  type: "Prerender",
  expiration: false,
  group: 1,
  allowQuery: [],
  fallback: { type: "FileFsRef", fsPath: `${name}.prerender-fallback.html` },
  ...changed,
});

/** The built output of an app. A path that is relative to the repository begins with "../". */
export interface Built {
  routes?: (Route | { handle: string })[];
  config?: object;
  files?: Record<string, string | object>;
  /** Functions that are another one, by name. */
  links?: Record<string, string>;
}

/** Writes an output below a repository of its own. */
export function writeOutput({ routes = [], config = {}, files = {}, links = {} }: Built): {
  output: string;
  root: string;
} {
  const root = mkdtempSync(join(tmpdir(), "output-"));
  onTestFinished(() => rmSync(root, { recursive: true }));
  const output = join(root, "output");
  for (const folder of ["static", "functions"]) mkdirSync(join(output, folder), { recursive: true });
  const all = { "config.json": { version: 3, routes, ...config }, ...files };
  for (const [path, content] of Object.entries(all)) {
    mkdirSync(dirname(join(output, path)), { recursive: true });
    writeFileSync(join(output, path), typeof content === "string" ? content : JSON.stringify(content));
  }
  for (const [path, target] of Object.entries(links)) symlinkSync(target, join(output, path));
  return { output, root };
}

/** Serves an output until the test ends. @returns how to ask it, without following redirects */
export async function serve(built: Built, env: NodeJS.ProcessEnv = {}) {
  const { output, root } = writeOutput(built);
  const server = await serveOutput(output, root, { port: 0, env });
  onTestFinished(server.close);
  return {
    server,
    ask: (path: string, init: RequestInit = {}) =>
      fetch(`${server.url}${path}`, { redirect: "manual", ...init }),
  };
}
