import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, sep } from "node:path";
import type { Figure } from "../measurements/format";
import { apps, type AppName, exactFigure } from "./figures";
import { root } from "./root";
import {
  filesOf,
  linesOf,
  namesProvider,
  namesRouter,
  partsByFolder,
  ships,
  type Part,
  type SourceFile,
} from "./source-lines";

interface Concern {
  id: string;
  name: string;
  pagesAuth0: readonly string[];
  appClerk: readonly string[];
}

type PerApp<Value> = Record<AppName, Value>;

/** Files and lines of both apps that ship: in all, for each concern, and those that name a provider or a router. */
export async function measureCode(): Promise<Figure[]> {
  const sources = perApp((app) => readSources(app).filter(ships));
  const parts = await partsOf(sources);
  const ids = [...new Set(apps.flatMap((app) => parts[app].map(({ id }) => id)))];
  const lines = (id: string, label: string, read: (app: AppName) => number) =>
    exactFigure({ id: `code/${id}`, group: "code", label, unit: "lines", conditions: {}, read });
  return [
    exactFigure({
      id: "code/files",
      group: "code",
      label: "Files",
      unit: "count",
      conditions: {},
      read: (app) => sources[app].length,
    }),
    lines("lines", "Lines", (app) => linesOf(sources[app]).length),
    lines(
      "provider",
      "Lines that name the identity provider",
      (app) => linesOf(sources[app]).filter(namesProvider).length,
    ),
    lines(
      "router",
      "Lines that import of the router",
      (app) => linesOf(sources[app]).filter(namesRouter).length,
    ),
    ...ids.flatMap((id) => partFigures(id, parts, sources)),
  ];
}

function partFigures(id: string, parts: PerApp<Part[]>, sources: PerApp<SourceFile[]>): Figure[] {
  const name = apps.flatMap((app) => parts[app]).find((part) => part.id === id)?.name ?? id;
  const filesIn = (app: AppName) =>
    parts[app].filter((part) => part.id === id).flatMap((part) => filesOf(part, parts[app], sources[app]));
  const shared = { group: "code", conditions: { concern: name } } as const;
  return [
    exactFigure({
      ...shared,
      id: `code/concern/${id}/files`,
      label: `Files: ${name}`,
      unit: "count",
      read: (app) => filesIn(app).length,
    }),
    exactFigure({
      ...shared,
      id: `code/concern/${id}/lines`,
      label: `Lines: ${name}`,
      unit: "lines",
      read: (app) => linesOf(filesIn(app)).length,
    }),
  ];
}

/** The concerns where they are listed, else the folders. */
async function partsOf(sources: PerApp<SourceFile[]>): Promise<PerApp<Part[]>> {
  const list = new URL("../concerns.ts", import.meta.url);
  if (!existsSync(list)) return perApp((app) => partsByFolder(sources[app]));
  const { concerns } = (await import(list.href)) as { concerns: readonly Concern[] };
  return perApp((app) =>
    concerns.map(({ id, name, pagesAuth0, appClerk }) => ({
      id,
      name,
      entries: app === "pages-auth0" ? pagesAuth0 : appClerk,
    })),
  );
}

function readSources(app: AppName): SourceFile[] {
  const folder = join(root, "apps", app, "src");
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((path) => /\.tsx?$/.test(path))
    .sort()
    .map((path) => ({ path: path.split(sep).join("/"), text: readFileSync(join(folder, path), "utf8") }));
}

function perApp<Value>(read: (app: AppName) => Value): PerApp<Value> {
  return { "pages-auth0": read("pages-auth0"), "app-clerk": read("app-clerk") };
}
