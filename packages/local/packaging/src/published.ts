import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** What a package.json says to somebody who installs the package. */
export interface Manifest {
  name: string;
  version: string;
  bin?: Record<string, string>;
  exports: Record<string, { types: string; default: string }>;
  dependencies: Record<string, string>;
  peerDependencies: Record<string, string>;
}

/** The package.json of a package that is built or installed. */
export function readManifest(folder: string): Manifest {
  return JSON.parse(readFileSync(join(folder, "package.json"), "utf8")) as Manifest;
}

/** The files below a folder, by their path in it. */
export function filesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" }).map((path) => path.replaceAll("\\", "/"));
}

/** A module of a package, and what it imports. */
interface Import {
  path: string;
  name: string;
}

/** Of a bundle, too, which numbers the names that its modules have in common. */
const IMPORT = /(?:from |import |import\(|require\d*\()"([\w@./:-]+)"/g;

/** What the modules and types of a package import, but for what is Node's. */
export function importsIn(folder: string): Import[] {
  return filesIn(folder)
    .filter((path) => /\.(?:m?js|d\.ts)$/.test(path))
    .flatMap((path) =>
      [...readFileSync(join(folder, path), "utf8").matchAll(IMPORT)].map(([, name = ""]) => ({ path, name })),
    )
    .filter(({ name }) => !name.startsWith("node:"));
}

/** Those imports that lead to no file of the package and to nothing that it declares. */
export function unknownImportsIn(folder: string): Import[] {
  const { dependencies, peerDependencies } = readManifest(folder);
  const declared = { ...dependencies, ...peerDependencies };
  return importsIn(folder).filter(({ path, name }) => {
    if (!name.startsWith(".")) return !(packageOf(name) in declared);
    // Types name the source's files (https://www.typescriptlang.org/tsconfig/#rewriteRelativeImportExtensions).
    const file = join(folder, path, "..", name.replace(/\.tsx?$/, ".d.ts"));
    return !/\.(?:js|tsx?)$/.test(name) || !existsSync(file);
  });
}

/** The package that an import is of. */
export function packageOf(name: string): string {
  return /^(?:@[^/]+\/)?[^/]+/.exec(name)?.[0] ?? name;
}
