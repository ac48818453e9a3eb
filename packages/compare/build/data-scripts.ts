import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { Plugin } from "vite";
import { readEnvironment } from "./environment.ts";
import { readSources } from "./sources.ts";

const data = (name: string) => fileURLToPath(new URL(`../data/${name}`, import.meta.url));

/**
 * What the site shows, as scripts beside it: a page opened from a folder may run scripts, and may not fetch. The
 * measurements travel as text, so that the page itself says when they are damaged.
 */
const scripts: Record<string, () => Promise<string>> = {
  "measurements.js": async () => {
    const file = [data("latest.json"), data("snapshot.json")].find((path) => existsSync(path));
    return assign("compareMeasurements", file === undefined ? null : readFileSync(file, "utf8"));
  },
  "environment.js": async () => assign("compareEnvironment", readEnvironment(process.env)),
  "sources.js": async () => assign("compareSources", await readSources()),
};

/** Serves the scripts in development, fresh each time, and writes them beside the built page. */
export function dataScripts(): Plugin {
  return {
    name: "compare:data-scripts",
    configureServer(server) {
      server.middlewares.use((request, response, next) => {
        const make = scripts[(request.url ?? "").slice(1).split("?")[0] ?? ""];
        if (make === undefined) return next();
        make().then((text) => response.setHeader("content-type", "text/javascript").end(text), next);
      });
    },
    async generateBundle() {
      for (const [fileName, make] of Object.entries(scripts))
        this.emitFile({ type: "asset", fileName, source: await make() });
    },
  };
}

/** A page opened from a folder may not load modules either: one plain script, after the document. */
export function plainScripts(): Plugin {
  return {
    name: "compare:plain-scripts",
    apply: "build",
    transformIndexHtml: {
      order: "post",
      handler: (html) => html.replace('type="module" crossorigin', "defer").replaceAll(" crossorigin", ""),
    },
  };
}

const assign = (name: string, value: unknown): string => `window.${name} = ${JSON.stringify(value)};\n`;
