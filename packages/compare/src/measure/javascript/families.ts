import { readdirSync, readFileSync, realpathSync } from "node:fs";
import { join } from "node:path";
import { findPackage } from "../packages";

/** Whose JavaScript it is. */
export const families = ["framework", "convex", "provider", "own"] as const;
export type Family = (typeof families)[number];

export const familyNames: Readonly<Record<Family, string>> = {
  framework: "React and Next.js",
  convex: "Convex",
  provider: "the identity provider",
  own: "the app and its other libraries",
};

/** Names and texts that survive minifying: properties, and literals. */
const WORD = /\.([A-Za-z_$][\w$]{6,})|["'`]([^"'`\\\n]{7,80})["'`]/g;
const LARGEST = 2_000_000;

/** What code of one family says and code of no other does. */
export type Vocabulary = ReadonlyMap<string, Exclude<Family, "own">>;

const wordsOf = (code: string): Set<string> =>
  new Set([...code.matchAll(WORD)].map(([, property, text]) => property ?? text ?? ""));

/** The words of each family, without those that two of them use. */
export function vocabularyOf(
  sources: Readonly<Record<Exclude<Family, "own">, Iterable<string>>>,
): Vocabulary {
  const owner = new Map<string, Exclude<Family, "own"> | null>();
  for (const family of ["framework", "convex", "provider"] as const)
    for (const code of sources[family])
      for (const word of wordsOf(code)) {
        const other = owner.get(word);
        owner.set(word, other === undefined || other === family ? family : null);
      }
  return new Map([...owner].flatMap(([word, family]) => (family === null ? [] : [[word, family] as const])));
}

/** Whose a module is: the family whose words are most of those that it has. Code that none of them wrote is the app's. */
export function familyOf(code: string, vocabulary: Vocabulary): Family {
  const words = wordsOf(code);
  const counts = { framework: 0, convex: 0, provider: 0 };
  for (const word of words) {
    const family = vocabulary.get(word);
    if (family) counts[family] += 1;
  }
  const [best] = Object.entries(counts).sort(([, a], [, b]) => b - a) as [[Exclude<Family, "own">, number]];
  return best[1] >= 2 && best[1] >= words.size / 4 ? best[0] : "own";
}

const packagesOf: Readonly<Record<Exclude<Family, "own">, readonly (readonly [string, string])[]>> = {
  framework: [
    ["react", "cjs"],
    ["react-dom", "cjs"],
    ["next", "dist/client"],
    ["next", "dist/shared"],
    ["next", "dist/lib"],
    ["next", "dist/compiled/react"],
    ["next", "dist/compiled/react-dom"],
    ["next", "dist/compiled/react-server-dom-turbopack"],
    ["next", "dist/compiled/scheduler"],
    ["next", "dist/build/polyfills"],
  ],
  convex: [
    ["convex", "dist/esm"],
    ["convex-helpers", "."],
  ],
  provider: [
    ["@auth0/auth0-react", "dist"],
    ["@auth0/auth0-spa-js", "dist"],
    ["@clerk/nextjs", "dist/esm"],
    ["@clerk/react", "dist"],
    ["@clerk/shared", "dist"],
  ],
};

/** Reads the families' packages as an app has them installed. */
export function readVocabulary(app: string): Vocabulary {
  return vocabularyOf({
    framework: sourcesOf(app, packagesOf.framework),
    convex: sourcesOf(app, packagesOf.convex),
    provider: sourcesOf(app, packagesOf.provider),
  });
}

function* sourcesOf(app: string, packages: readonly (readonly [string, string])[]): Generator<string> {
  // What the provider's package needs is beside it, not beside the app.
  const near = packages.flatMap(([name]) => findPackage(app, name) ?? []);
  for (const [name, folder] of packages) {
    const found = [app, ...near].map((from) => findPackage(from, name)).find(Boolean);
    if (found) yield* codeBelow(join(realpathSync(found), folder));
  }
}

function* codeBelow(folder: string): Generator<string> {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory() && entry.name !== "node_modules") yield* codeBelow(path);
    else if (entry.isFile() && /(?<!\.d)\.[cm]?js$/.test(entry.name)) {
      const code = readFileSync(path, "utf8");
      if (code.length < LARGEST) yield code;
    }
  }
}
