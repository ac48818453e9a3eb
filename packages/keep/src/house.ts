import { dirname, join, posix } from "node:path";
import { type AppName, apps, goneParts, partOf } from "./parts";
import { followMarks } from "./marks";
import { dropReferences } from "./references";
import { type Gone, settleCatalog, settleLinks, settleList, settleManifest } from "./settings";

/** The files of a clone by their path below the root. Undefined is for what is no text. */
export type House = ReadonlyMap<string, string | undefined>;

/** A file that stays, as it will be. */
export interface Change {
  path: string;
  text: string;
}

/** What turns a clone into a starter. */
export interface Plan {
  /** Files that go. */
  gone: readonly string[];
  /** Files that stay and become others. */
  changed: readonly Change[];
}

const starterReadme = "packages/keep/starter.md";
const isSource = (path: string): boolean => /\.(?:m?[jt]s|tsx)$/.test(path);
const isSettings = (path: string): boolean =>
  !path.includes("/src/") &&
  (/\.(?:jsonc?|ya?ml)$/.test(path) || /(?:^|\/)\.git(?:ignore|attributes)$/.test(path));

/**
 * Decides what becomes of each file when one app is kept. By what the house itself says: the names of folders and files
 * (`partOf`), the marks in texts (`followMarks`), and what refers to something that goes.
 *
 * @throws MarkError or ReferenceError when the house is not in order
 */
export function planStarter(house: House, kept: AppName): Plan {
  const goneNow = goneParts(kept);
  const isGoneByName = (path: string): boolean => {
    const part = partOf(path);
    return part !== undefined && goneNow.includes(part);
  };
  const gone = [...house.keys()].filter(isGoneByName);
  const goneSet = new Set(gone);
  const isGoneFile = (path: string): boolean =>
    goneSet.has(path) || gone.some((file) => file.startsWith(`${path.replace(/\/$/, "")}/`));
  const packages = gone.filter((path) => posix.basename(path) === "package.json");
  const settings: Gone = {
    packages: packages.map((path) => (JSON.parse(house.get(path) ?? "{}") as { name: string }).name),
    folders: packages.map((path) => dirname(path)),
    isGoneFile,
    names: [...Object.keys(apps).filter((app) => app !== kept), "compare", "packages/compare/baselines/*"],
  };
  const exported = goneExports(house, isGoneFile);

  const settle = (path: string, text: string): string => {
    if (path === "pnpm-lock.yaml") return text;
    if (path === "README.md") return followMarks(house.get(starterReadme) ?? text, goneNow, starterReadme);
    const marked = followMarks(text, goneNow, path);
    if (isSource(path)) {
      const isGoneModule = (specifier: string): boolean =>
        settings.packages.some((name) => specifier === name || specifier.startsWith(`${name}/`)) ||
        exported.has(specifier) ||
        candidates(path, specifier).some((candidate) => goneSet.has(candidate));
      return dropReferences(marked, isGoneModule, path);
    }
    if (posix.basename(path) === "package.json") {
      const description = path === "package.json" ? descriptionOf(house, kept) : undefined;
      return settleManifest(marked, dirname(path), settings, description);
    }
    if (path.endsWith(".md")) return settleLinks(marked, dirname(path), isGoneFile);
    return isSettings(path) ? settleList(marked, settings) : marked;
  };
  const stays = [...house].flatMap(([path, before]) =>
    goneSet.has(path) || before === undefined ? [] : [{ path, before, text: settle(path, before) }],
  );
  const manifests = stays
    .filter(({ path }) => posix.basename(path) === "package.json")
    .map(({ text }) => text);
  return {
    gone,
    changed: stays
      .map(({ path, before, text }) => ({
        path,
        before,
        text: path === "pnpm-workspace.yaml" ? settleCatalog(text, manifests) : text,
      }))
      .filter(({ before, text }) => before !== text)
      .map(({ path, text }) => ({ path, text })),
  };
}

/** What an app says of itself, which the starter is from now on. */
function descriptionOf(house: House, app: AppName): string | undefined {
  return (JSON.parse(house.get(`apps/${app}/package.json`) ?? "{}") as { description?: string }).description;
}

/** What packages that stay export from files that go, as it is imported: `@repo/features/comparison`. */
function goneExports(house: House, isGoneFile: (path: string) => boolean): ReadonlySet<string> {
  return new Set(
    [...house].flatMap(([path, text]) => {
      if (posix.basename(path) !== "package.json" || text === undefined || isGoneFile(path)) return [];
      const { name = "", exports = {} } = JSON.parse(text) as {
        name?: string;
        exports?: Record<string, string>;
      };
      return Object.entries(exports)
        .filter(([, target]) => isGoneFile(posix.join(dirname(path), target)))
        .map(([subpath]) => posix.join(name, subpath));
    }),
  );
}

/** The files that a specifier can mean in a file: beside it, or below its package's `src` by `#`. */
function candidates(path: string, specifier: string): string[] {
  const base = specifier.startsWith("#")
    ? join(path.slice(0, path.indexOf("/src/")), "src", specifier.slice(1))
    : specifier.startsWith(".")
      ? posix.join(dirname(path), specifier)
      : undefined;
  if (base === undefined) return [];
  return [base, ...[".ts", ".tsx", ".mjs", "/index.ts", "/index.tsx"].map((end) => base + end)];
}
