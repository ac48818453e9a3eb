/** A source file: its path below the app's `src`, and its text. */
export interface SourceFile {
  path: string;
  text: string;
}

/** A part of an app's source, by entries: files, or folders with a slash at the end. */
export interface Part {
  id: string;
  name: string;
  entries: readonly string[];
}

const TEST = /\.test\.tsx?$|^testing\//;
const PROVIDER = /auth0|clerk/i;
const ROUTER = /["']next\/(?:router|navigation|link|headers|cache|server|app|document|head)["']/;

/** Whether a file ships; tests and what only they use do not. */
export const ships = ({ path }: SourceFile): boolean => !TEST.test(path);

/** Lines that are not blank. */
export const linesOf = (files: readonly SourceFile[]): string[] =>
  files.flatMap(({ text }) => text.split("\n").filter((line) => line.trim() !== ""));

/** Lines that name an identity provider. */
export const namesProvider = (line: string): boolean => PROVIDER.test(line);

/** Lines that import a part of a router. */
export const namesRouter = (line: string): boolean => ROUTER.test(line);

/** The files of a part: where entries of two parts cover a file, the longer entry has it. */
export function filesOf(part: Part, parts: readonly Part[], files: readonly SourceFile[]): SourceFile[] {
  const entries = parts.flatMap((each) => each.entries);
  return files.filter(({ path }) => part.entries.includes(ownerOf(path, entries) ?? ""));
}

function ownerOf(path: string, entries: readonly string[]): string | undefined {
  return entries
    .filter((entry) => (entry.endsWith("/") ? path.startsWith(entry) : path === entry))
    .toSorted((a, b) => b.length - a.length)[0];
}

/** Where nobody has named the concerns: one part for each folder, and one for the files beside them. */
export function partsByFolder(files: readonly SourceFile[]): Part[] {
  const entries = new Set(files.map(({ path }) => (path.includes("/") ? path.replace(/\/.*/, "/") : path)));
  return [...entries]
    .sort()
    .map((entry) => ({ id: entry.replace(/\/$/, ""), name: entry, entries: [entry] }));
}
