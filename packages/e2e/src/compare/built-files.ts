import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";

const folder = join(dirname(createRequire(import.meta.url).resolve("@repo/compare/package.json")), "dist");

/** The address of a page of the comparison in the files that were built, without a server. */
export const builtPage = (path: string): string =>
  `${pathToFileURL(join(folder, "index.html")).href}#/${path}`;
