import { existsSync, readFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { gzipSync } from "node:zlib";
import { BUNDLER, packageOf } from "./package-of";
import { textBySource, type SourceMap } from "./mapped-sources";

/** What a page ships, in bytes as they are sent (gzip), by package. */
export type PagePackages = Readonly<Record<string, number>>;

interface RouteStats {
  route: string;
  firstLoadChunkPaths: readonly string[];
}

/** Names the file's map, which has a hash of its own. It is in what is built to be looked at, and not in what is deployed. */
const MAP_COMMENT = /\n?\/\/# sourceMappingURL=(\S+)\s*$/;

/**
 * The JavaScript of each page of an app: what its HTML asks for, as the build itself lists it. What the page asks for
 * later (a message's library, clerk-js) is not in it, and neither are polyfills for browsers without modules.
 *
 * @param folder the app's @throws Error where it is not built, or without maps
 */
export function readPagePackages(folder: string): Record<string, PagePackages> {
  const known = new Map<string, PagePackages>();
  const ofChunk = (path: string): PagePackages => {
    const packages = known.get(path) ?? readChunk(join(folder, path));
    known.set(path, packages);
    return packages;
  };
  return Object.fromEntries(
    readPages(folder)
      .toSorted((one, other) => (one.route < other.route ? -1 : 1))
      .map(({ route, firstLoadChunkPaths }) => [route, sumOf(firstLoadChunkPaths.map(ofChunk))]),
  );
}

/**
 * What the JavaScript of an app's pages is made of: sources, as its maps name them.
 *
 * @param folder the app's @throws Error where it is not built, or without maps
 */
export function readPageSources(folder: string): Set<string> {
  const chunks = new Set(readPages(folder).flatMap(({ firstLoadChunkPaths }) => firstLoadChunkPaths));
  return new Set(
    [...chunks].flatMap((path) => {
      const chunk = readMapped(join(folder, path));
      return chunk.map ? [...textBySource(chunk.code, chunk.map).keys()] : [];
    }),
  );
}

function readPages(folder: string): RouteStats[] {
  const list = join(folder, ".next/diagnostics/route-bundle-stats.json");
  if (!existsSync(list)) throw new Error(`${folder} is not built.`);
  const routes = JSON.parse(readFileSync(list, "utf8")) as RouteStats[];
  return routes.filter(({ route }) => !route.startsWith("/api/"));
}

export const totalOf = (packages: PagePackages): number =>
  Object.values(packages).reduce((sum, bytes) => sum + bytes, 0);

/** What is made of no source, so that it has no map: which pages there are, and which files a page begins with. */
const OF_NO_SOURCE: readonly [string, RegExp][] = [
  ["next", /^self\.__[A-Z_]+\s*=/],
  [BUNDLER, /^__turbopack_load_page_chunks__\(/],
];

/** What a file of a build divides into. @throws Error for one without a map */
export function readChunk(path: string): PagePackages {
  const { code, ...made } = readMapped(path);
  return made.map ? packagesOfChunk(code, made.map) : { [made.author]: gzipSync(code).length };
}

/** A file of a build with its map, or with who wrote it, where it is made of no source. */
function readMapped(path: string): { code: string } & ({ map: SourceMap } | { map?: never; author: string }) {
  const code = readFileSync(path, "utf8");
  const [author] = OF_NO_SOURCE.find(([, beginning]) => beginning.test(code)) ?? [];
  if (author !== undefined) return { code, author };
  const name = MAP_COMMENT.exec(code)?.[1];
  if (name === undefined)
    throw new Error(`${basename(path)} has no source map: build inside the stack, which asks for maps.`);
  const map = JSON.parse(readFileSync(join(dirname(path), name), "utf8")) as SourceMap;
  return { code: code.replace(MAP_COMMENT, ""), map };
}

/** What a chunk takes when it is sent, divided as its packages would take each alone: they share their repetitions. */
export function packagesOfChunk(code: string, map: SourceMap): PagePackages {
  const texts = new Map<string, string>();
  for (const [source, text] of textBySource(code, map)) {
    const name = packageOf(source);
    texts.set(name, (texts.get(name) ?? "") + text);
  }
  const alone = [...texts].map(([name, text]) => [name, gzipSync(text).length] as const);
  const sum = alone.reduce((total, [, bytes]) => total + bytes, 0);
  const sent = gzipSync(code).length;
  return Object.fromEntries(alone.map(([name, bytes]) => [name, (bytes * sent) / sum]));
}

function sumOf(all: readonly PagePackages[]): PagePackages {
  const sum = new Map<string, number>();
  for (const packages of all)
    for (const [name, bytes] of Object.entries(packages)) sum.set(name, (sum.get(name) ?? 0) + bytes);
  return Object.fromEntries([...sum].toSorted(([, one], [, other]) => other - one));
}
