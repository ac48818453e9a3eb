/** A file of each app that answers the same; one of them where only one app has it. */
export interface Pair {
  readonly pagesAuth0: string | undefined;
  readonly appClerk: string | undefined;
}

const SPECIAL: Record<string, string> = {
  "pages/_app.tsx": "layout",
  "pages/404.tsx": "not-found",
  "pages/500.tsx": "error",
  "app/layout.tsx": "layout",
  "app/not-found.tsx": "not-found",
  "app/error.tsx": "error",
};

/** Files of one path are a pair, and so are the two files of one URL. Paths are below the apps' `src`. */
export function pairFiles(pagesAuth0: readonly string[], appClerk: readonly string[]): Pair[] {
  const others = new Map(appClerk.map((path) => [key(path), path]));
  const pairs = pagesAuth0.map((path) => {
    const twin = others.get(key(path));
    others.delete(key(path));
    return { pagesAuth0: path, appClerk: twin };
  });
  return [...pairs, ...[...others.values()].map((path) => ({ pagesAuth0: undefined, appClerk: path }))];
}

function key(path: string): string {
  const special = SPECIAL[path];
  if (special !== undefined) return special;
  return path
    .replace(/^app\/api\/(.*)\/route\.ts$/, "url:api/$1")
    .replace(/^app\/(?:(.*)\/)?page\.tsx$/, "url:$1")
    .replace(/^pages\/(.*)\.tsx?$/, "url:$1")
    .replace(/\/?\[\[\.\.\..*?\]\]/, "")
    .replace(/^(url:.*?)\/?index$/, "$1");
}
