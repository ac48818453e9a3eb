import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { filesBelow, root } from "../files/list";

/** A package of this workspace, by its folder, and the folders of those that it may use because it declares them. */
export interface HousePackage {
  readonly folder: string;
  readonly uses: readonly string[];
}

interface Manifest {
  readonly name: string;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
}

/**
 * The packages and what each declares. `turbo boundaries` refuses an import that is not declared, so nothing else can be
 * imported. What only a package's own tests use is left out, except for the journeys, which are nothing but tests.
 */
export function readHouse(): HousePackage[] {
  const folders = ["apps", "packages"].flatMap((top) =>
    filesBelow(top)
      .filter((path) => path.endsWith("/package.json") && !path.includes("baselines/"))
      .map((path) => `${top}/${path.slice(0, -"/package.json".length)}`),
  );
  const manifests = folders
    .filter((folder) => existsSync(join(root, folder, "package.json")))
    .map((folder) => ({
      folder,
      manifest: JSON.parse(readFileSync(join(root, folder, "package.json"), "utf8")) as Manifest,
    }));
  const folderOf = new Map(manifests.map(({ folder, manifest }) => [manifest.name, folder]));
  return manifests.map(({ folder, manifest }) => {
    const declared = folder === "packages/e2e" ? manifest.devDependencies : manifest.dependencies;
    return { folder, uses: Object.keys(declared ?? {}).flatMap((name) => folderOf.get(name) ?? []) };
  });
}

/** Rows from top to bottom, so that everything uses only what stands below it. @throws Error for a circle */
export function rowsOf(house: readonly HousePackage[]): string[][] {
  const byFolder = new Map(house.map((each) => [each.folder, each]));
  const depths = new Map<string, number>();
  const depthOf = (folder: string, above: readonly string[]): number => {
    if (above.includes(folder)) throw new Error(`Packages in a circle: ${[...above, folder].join(" → ")}`);
    const known = depths.get(folder);
    if (known !== undefined) return known;
    const below = (byFolder.get(folder)?.uses ?? []).map((used) => depthOf(used, [...above, folder]));
    const depth = Math.max(-1, ...below) + 1;
    depths.set(folder, depth);
    return depth;
  };
  for (const { folder } of house) depthOf(folder, []);
  const height = Math.max(...depths.values());
  return Array.from({ length: height + 1 }, (_, row) =>
    [...depths].flatMap(([folder, depth]) => (depth === height - row ? [folder] : [])).sort(),
  );
}

/** What a package uses without what it also uses through another: fewer lines say the same. */
export function withoutDetours(house: readonly HousePackage[]): HousePackage[] {
  const byFolder = new Map(house.map((each) => [each.folder, each]));
  const reaches = (from: string, to: string): boolean =>
    (byFolder.get(from)?.uses ?? []).some((next) => next === to || reaches(next, to));
  return house.map(({ folder, uses }) => ({
    folder,
    uses: uses.filter((used) => !uses.some((other) => other !== used && reaches(other, used))),
  }));
}
