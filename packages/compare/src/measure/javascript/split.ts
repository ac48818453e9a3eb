import { existsSync } from "node:fs";
import { join } from "node:path";
import { familyOf, type Family } from "./families";
import { readChunk, totalOf, type PagePackages } from "./page-packages";

export type Shares = Record<Family, number>;

const NEXT = /\/_next\/(static\/[^?]+\.js)/;

/** How the bytes of a chunk divide among the families; the shares add up to 1. */
export function sharesOf(packages: PagePackages): Shares {
  const shares: Shares = { framework: 0, convex: 0, provider: 0, own: 0 };
  const all = totalOf(packages) || 1;
  for (const [name, bytes] of Object.entries(packages)) shares[familyOf(name)] += bytes / all;
  return shares;
}

/** Divides what browsers fetch of an app, by the files that its build wrote. */
export function createSplitter(folder: string): (url: string) => Shares | undefined {
  const known = new Map<string, Shares>();
  return (url) => {
    const [, path] = NEXT.exec(url) ?? [];
    if (path === undefined) return undefined;
    const file = join(folder, ".next", decodeURIComponent(path));
    if (!existsSync(file)) return undefined;
    const shares = known.get(file) ?? sharesOf(readChunk(file));
    known.set(file, shares);
    return shares;
  };
}
