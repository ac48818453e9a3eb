/** One source file of an app, by its path below the app's `src`. */
export interface SourceFile {
  readonly path: string;
  readonly text: string;
}

/** Two files with the same content, one of each app. */
export interface Copy {
  readonly pagesAuth0: string;
  readonly appClerk: string;
}

/** Wiring of up to this many lines is no copy: it hands an app's own things to what is shared. */
const WIRING_LINES = 8;

/**
 * The files that stand in both apps with the same content, at whatever paths. A directive, comments, blank lines and
 * white space do not make a difference.
 */
export function findCopies(pagesAuth0: readonly SourceFile[], appClerk: readonly SourceFile[]): Copy[] {
  const others = new Map(
    appClerk.filter(isMoreThanWiring).map(({ path, text }) => [essence(text).join(""), path]),
  );
  return pagesAuth0.filter(isMoreThanWiring).flatMap(({ path, text }) => {
    const twin = others.get(essence(text).join(""));
    return twin === undefined ? [] : [{ pagesAuth0: path, appClerk: twin }];
  });
}

const isMoreThanWiring = ({ text }: SourceFile): boolean => essence(text).length > WIRING_LINES;

/** The lines that say something, without their white space. */
function essence(text: string): string[] {
  return text
    .replaceAll(/\/\*[\s\S]*?\*\//g, "")
    .replaceAll(/^\s*\/\/.*$/gm, "")
    .replaceAll(/^\s*["']use (?:client|server|cache)["'];?\s*$/gm, "")
    .split("\n")
    .map((line) => line.replaceAll(/\s+/g, ""))
    .filter((line) => line !== "");
}
