import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { families, familyOf, readVocabulary, type Family, type Vocabulary } from "./families";
import { modulesOf } from "./modules";

export type Shares = Record<Family, number>;

/** The bundler writes small modules into one function: what they are is looked at in pieces of so many characters. */
const PIECE = 1000;

const NEXT = /\/_next\/(static\/[^?]+\.js)/;

/** How the bytes of a chunk divide among the families; the shares add up to 1. */
export function sharesOf(chunk: string, vocabulary: Vocabulary): Shares {
  const lengths: Shares = { framework: 0, convex: 0, provider: 0, own: 0 };
  for (const code of modulesOf(chunk).flatMap(piecesOf)) lengths[familyOf(code, vocabulary)] += code.length;
  const all = families.reduce((sum, family) => sum + lengths[family], 0) || 1;
  for (const family of families) lengths[family] /= all;
  return lengths;
}

/** Divides what browsers fetch of an app, by the files that its build wrote. */
export function createSplitter(folder: string): (url: string) => Shares | undefined {
  let vocabulary: Vocabulary | undefined;
  const known = new Map<string, Shares>();
  return (url) => {
    const [, path] = NEXT.exec(url) ?? [];
    if (path === undefined) return undefined;
    const file = join(folder, ".next", decodeURIComponent(path));
    if (!existsSync(file)) return undefined;
    vocabulary ??= readVocabulary(folder);
    const shares = known.get(file) ?? sharesOf(readFileSync(file, "utf8"), vocabulary);
    known.set(file, shares);
    return shares;
  };
}

const piecesOf = (code: string): string[] =>
  Array.from({ length: Math.ceil(code.length / PIECE) }, (_, index) =>
    code.slice(index * PIECE, (index + 1) * PIECE),
  );
