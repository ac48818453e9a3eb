import { readdirSync, readFileSync, realpathSync, statSync } from "node:fs";
import { dirname, extname, join, relative } from "node:path";
import type { HeaderCondition, OutputConfig } from "./config";
import { refuseUnknownKeys, UnknownFeatureError } from "./unknown-feature";

/** A file that is sent as it is. */
export interface StaticFile {
  kind: "static";
  file: string;
  contentType: string;
}

/** https://vercel.com/docs/build-output-api/primitives#serverless-functions */
export interface FunctionOutput {
  kind: "function";
  /** Where its files are; outputs that share a function share this. */
  folder: string;
  prerender?: Prerender;
}

/** What a function's answer was when the app was built, and for how long it is good. */
export interface Prerender {
  file: string;
  status: number;
  headers: Record<string, string>;
  /** In seconds; false for an answer that stays. */
  expiration: number | false;
  /** Answers of one group are made anew together. */
  group: number;
  bypassFor: HeaderCondition[];
}

export type Output = StaticFile | FunctionOutput;

const prerenderKeys = new Set([
  ..."type expiration group fallback initialHeaders initialStatus allowQuery experimentalBypassFor".split(
    " ",
  ),
  // Of no effect here: nobody previews, nobody asks for a page to be made anew, and no header is part of a key.
  ..."bypassToken allowHeader staleExpiration initialMetadata sourcePath".split(" "),
]);

const types: Record<string, string> = {
  ".css": "text/css; charset=utf-8",
  ".html": "text/html; charset=utf-8",
  ".js": "application/javascript; charset=utf-8",
  ".json": "application/json; charset=utf-8",
  ".svg": "image/svg+xml",
  ".txt": "text/plain; charset=utf-8",
  ".woff2": "font/woff2",
};

/** Everything that a path can lead to, by its name, which is the path without the first slash; "index" for "/". */
export function findOutputs(output: string, overrides: OutputConfig["overrides"]): Map<string, Output> {
  const found = new Map<string, Output>();
  const functions = join(output, "functions");
  for (const path of readdirSync(functions, { recursive: true, encoding: "utf8" })) {
    if (path.endsWith(".func") && !path.includes(".func/")) {
      const name = path.slice(0, -".func".length);
      found.set(name, readFunction(functions, name));
    }
  }
  // A file comes before a function of the same name.
  const files = join(output, "static");
  for (const entry of readdirSync(files, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const file = join(entry.parentPath, entry.name);
    const name = relative(files, file);
    const { path = name, contentType = types[extname(name)] } = overrides[name] ?? {};
    found.set(path, { kind: "static", file, contentType: contentType ?? "application/octet-stream" });
  }
  return found;
}

function readFunction(functions: string, name: string): FunctionOutput {
  const folder = realpathSync(join(functions, `${name}.func`));
  const config = join(functions, `${name}.prerender-config.json`);
  if (statSync(config, { throwIfNoEntry: false }) === undefined) return { kind: "function", folder };
  return { kind: "function", folder, prerender: readPrerender(config, name) };
}

function readPrerender(file: string, name: string): Prerender {
  const config = JSON.parse(readFileSync(file, "utf8")) as {
    expiration: number | false;
    group: number;
    fallback: { fsPath: string; contentType?: string } | null;
    initialHeaders?: Record<string, string>;
    initialStatus?: number;
    allowQuery?: string[];
    experimentalBypassFor?: HeaderCondition[];
  };
  // `chain` among them: a page that is prerendered in part and resumed.
  refuseUnknownKeys(`The prerendered page ${name}`, config, prerenderKeys);
  if (config.allowQuery?.length !== 0) {
    throw new UnknownFeatureError(`The prerendered page ${name} has an answer for each query.`);
  }
  if (config.fallback === null) {
    throw new UnknownFeatureError(`The prerendered page ${name} has no answer from the build.`);
  }
  const { fsPath, contentType = types[extname(fsPath)] } = config.fallback;
  return {
    file: join(dirname(file), fsPath),
    status: config.initialStatus ?? 200,
    headers: { ...(contentType && { "content-type": contentType }), ...config.initialHeaders },
    expiration: config.expiration,
    group: config.group,
    bypassFor: config.experimentalBypassFor ?? [],
  };
}
