/** The lines of a file; a line is its tokens, each with its CSS colour. */
export type SourceFile = readonly (readonly (readonly [text: string, colour: string])[])[];
/** By the path below the repository's root. */
export type Sources = Readonly<Record<string, SourceFile>>;

declare global {
  interface Window {
    /** Set by `measurements.js`; null where there is no file. */
    compareMeasurements?: string | null;
    /** Set by `sources.js`, which is loaded when a page needs it. */
    compareSources?: Sources;
  }
}

let loading: Promise<Sources> | undefined;

/** Loads `sources.js` once. @throws Error where it is missing */
export function loadSources(): Promise<Sources> {
  loading ??= new Promise((resolve, reject) => {
    const script = document.createElement("script");
    script.src = "./sources.js";
    script.addEventListener("load", () => resolve(window.compareSources ?? {}));
    script.addEventListener("error", () =>
      reject(
        new Error("sources.js is missing. Build the site again with: pnpm --filter @repo/compare build"),
      ),
    );
    document.head.append(script);
  });
  return loading;
}
