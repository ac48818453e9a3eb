import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, sep } from "node:path";
import { subjects, type Figure, type Subject } from "../measurements/format";
import { apps, type AppName, exactFigure, folderOf } from "./figures";
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

/** Files and lines that ship, of both apps and their baselines, and those that name a provider or a router; and of the apps for each concern. */
export async function measureCode(): Promise<Figure[]> {
  const all = new Map(subjects.map((subject) => [subject, readSources(subject).filter(ships)]));
  const sources = perApp((app) => all.get(app) ?? []);
  const parts = await partsOf(sources);
  const ids = [...new Set(apps.flatMap((app) => parts[app].map(({ id }) => id)))];
  const lines = (id: string, label: string, isCounted: (line: string) => boolean) =>
    exactFigure({
      id: `code/${id}`,
      group: "code",
      label,
      unit: "lines",
      conditions: {},
      of: subjects,
      read: (subject) => linesOf(all.get(subject) ?? []).filter(isCounted).length,
    });
  return [
    exactFigure({
      id: "code/files",
      group: "code",
      label: "Files",
      unit: "count",
      conditions: {},
      of: subjects,
      read: (subject) => all.get(subject)?.length ?? 0,
    }),
    lines("lines", "Lines", () => true),
    lines("provider", "Lines that name the identity provider", namesProvider),
    lines("router", "Lines that import of the router", namesRouter),
    ...ids.flatMap((id) => partFigures(id, parts, sources)),
  ];
}

function partFigures(id: string, parts: PerApp<Part[]>, sources: PerApp<SourceFile[]>): Figure[] {
  const name = apps.flatMap((app) => parts[app]).find((part) => part.id === id)?.name ?? id;
  const filesIn = (app: AppName) =>
    parts[app].filter((part) => part.id === id).flatMap((part) => filesOf(part, parts[app], sources[app]));
  const shared = { group: "code", conditions: { concern: name }, of: apps } as const;
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
  const { concernsWithSource } = (await import(list.href)) as { concernsWithSource: readonly Concern[] };
  return perApp((app) =>
    concernsWithSource.map(({ id, name, pagesAuth0, appClerk }) => ({
      id,
      name,
      entries: app === "pages-auth0" ? pagesAuth0 : appClerk,
    })),
  );
}

function readSources(subject: Subject): SourceFile[] {
  const folder = join(folderOf(subject), "src");
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((path) => /\.tsx?$/.test(path))
    .sort()
    .map((path) => ({ path: path.split(sep).join("/"), text: readFileSync(join(folder, path), "utf8") }));
}

function perApp<Value>(read: (app: AppName) => Value): PerApp<Value> {
  return { "pages-auth0": read("pages-auth0"), "app-clerk": read("app-clerk") };
}
