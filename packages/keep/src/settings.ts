/** What a manifest, a workspace file or a list of settings needs to know of what goes. */
export interface Gone {
  /** Names of packages. */
  packages: readonly string[];
  /** Folders that are packages, below the root. */
  folders: readonly string[];
  /** Whether a file goes. */
  isGoneFile: (path: string) => boolean;
  /** Names by which lists of settings know a part: of tags, of folders. */
  names: readonly string[];
}

interface Manifest {
  description?: string;
  scripts?: Record<string, string>;
  exports?: Record<string, string>;
  dependencies?: Record<string, string>;
  devDependencies?: Record<string, string>;
  [field: string]: unknown;
}

/** A `package.json` without what names something that goes: dependencies, scripts, exports. */
export function settleManifest(text: string, folder: string, gone: Gone, description?: string): string {
  const manifest = JSON.parse(text) as Manifest;
  const without = (
    entries: Record<string, string> | undefined,
    isGone: (name: string, value: string) => boolean,
  ) => entries && Object.fromEntries(Object.entries(entries).filter((entry) => !isGone(...entry)));
  const gonePattern = new RegExp(
    `(?:^|[\\s=])(?:${[...gone.packages, ...gone.folders].join("|")})(?:[\\s/"]|$)`,
  );
  const settled: Manifest = {
    ...manifest,
    ...(description !== undefined && { description }),
    scripts: without(manifest.scripts, (_name, script) => gonePattern.test(script)),
    exports: without(manifest.exports, (_name, target) => gone.isGoneFile(join(folder, target))),
    dependencies: without(manifest.dependencies, (name) => gone.packages.includes(name)),
    devDependencies: without(manifest.devDependencies, (name) => gone.packages.includes(name)),
  };
  return `${JSON.stringify(settled, null, 2)}\n`;
}

function join(folder: string, target: string): string {
  return [folder, target.replace(/^\.\//, "")].filter((part) => part !== "" && part !== ".").join("/");
}

/**
 * A list of settings (JSON with comments, YAML, ignore files) without the entries that are, or lie below, something
 * that goes: elements of lists, whole lines, and properties on one line.
 */
export function settleList(text: string, gone: Gone): string {
  const isGone = (entry: string): boolean =>
    gone.names.includes(entry) ||
    gone.packages.includes(entry) ||
    gone.folders.some((folder) => entry === folder || entry.startsWith(`${folder}/`));
  return text
    .split("\n")
    .flatMap((line) => {
      const bare = line.trim().replace(/^- /, "");
      const key = /^"([^"]+)": (?:\{.*\}|".*"),?$/.exec(bare)?.[1];
      if (isGone(bare) || (key !== undefined && isGone(key))) return [];
      const whole = /^"([^"]+)",?$/.exec(bare)?.[1];
      if (whole !== undefined && isGone(whole)) return [];
      const rest = line.replaceAll(/"([^"]+)"(?:, |(?=\]))/g, (element, entry: string) =>
        isGone(entry) ? "" : element,
      );
      return [rest.replaceAll(", ]", "]")];
    })
    .join("\n")
    .replaceAll(/,(\n\s*[\]}])/g, "$1");
}

/** The workspace file without versions that no package asks for. */
export function settleCatalog(text: string, manifests: readonly string[]): string {
  const used = new Set(
    manifests.flatMap((manifest) => [...manifest.matchAll(/"([^"]+)": "catalog:"/g)].map(([, name]) => name)),
  );
  let inCatalog = false;
  return text
    .split("\n")
    .filter((line) => {
      if (/^\S/.test(line)) inCatalog = line === "catalog:";
      const name = /^ {2}"?([^":]+)"?: /.exec(line)?.[1];
      return !inCatalog || name === undefined || used.has(name);
    })
    .join("\n");
}

/** A document without the list items and rows that lead to a file that goes. */
export function settleLinks(text: string, folder: string, isGoneFile: (path: string) => boolean): string {
  return text
    .split("\n")
    .filter((line) => {
      if (!/^\s*(?:[-*|]|\d+\.) ?/.test(line)) return true;
      const targets = [...line.matchAll(/\]\(([^)#]+)\)/g)].map(([, target = ""]) => target);
      return !targets.some((target) => isGoneFile(resolve(folder, target)));
    })
    .join("\n");
}

function resolve(folder: string, target: string): string {
  return new URL(target, `file:///${folder === "." ? "" : `${folder}/`}`).pathname.slice(1);
}
