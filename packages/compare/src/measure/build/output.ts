import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";

/** What a production build has written. */
export interface Output {
  browserBytes: number;
  serverBytes: number;
  /** Pages and API routes. */
  routes: number;
  /** Those that need a server for each request, and the proxy in front of them. */
  functions: number;
}

type Manifest = Record<string, string>;

const FRAMEWORK = /^\/(?:_app|_document|_error|_not-found(?:\/page)?|_global-error(?:\/page)?|404|500)$/;

/** Reads a build's own manifests. @param folder the app's @throws Error where nothing is built */
export function readOutput(folder: string): Output {
  const next = join(folder, ".next");
  if (!existsSync(join(next, "BUILD_ID"))) throw new Error(`${folder} is not built.`);
  const pages = readJson<Manifest>(join(next, "server/pages-manifest.json"), {});
  const app = readJson<Manifest>(join(next, "server/app-paths-manifest.json"), {});
  const { routes: prerendered } = readJson<{
    routes: Record<string, { initialRevalidateSeconds: number | false }>;
  }>(join(next, "prerender-manifest.json"), { routes: {} });
  const isProxied = existsSync(join(next, "server/middleware.js"));
  return {
    browserBytes: bytesBelow(join(next, "static")),
    serverBytes: bytesBelow(join(next, "server")),
    ...countRoutes(pages, app, prerendered, isProxied),
  };
}

/** Counts what a build's manifests list: files of the Pages Router, and of the App Router. */
export function countRoutes(
  pages: Manifest,
  app: Manifest,
  prerendered: Readonly<Record<string, { initialRevalidateSeconds: number | false }>>,
  isProxied: boolean,
): Pick<Output, "routes" | "functions"> {
  const all = [
    ...Object.entries(pages),
    ...Object.entries(app).map(
      ([path, file]) => [path.replace(/\/(?:page|route)$/, "") || "/", file] as const,
    ),
  ].filter(([path]) => !FRAMEWORK.test(path));
  const isForever = (path: string) => prerendered[path]?.initialRevalidateSeconds === false;
  const dynamic = all.filter(([path, file]) => file.endsWith(".js") && !isForever(path));
  return { routes: all.length, functions: dynamic.length + (isProxied ? 1 : 0) };
}

function readJson<Value>(path: string, otherwise: Value): Value {
  return existsSync(path) ? (JSON.parse(readFileSync(path, "utf8")) as Value) : otherwise;
}

function bytesBelow(folder: string): number {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .reduce((sum, entry) => sum + statSync(join(entry.parentPath, entry.name)).size, 0);
}
