import { readFileSync } from "node:fs";
import { join } from "node:path";
import { createCssVariablesTheme, createHighlighter } from "shiki";
import { apps } from "../src/concern.ts";
import { concerns } from "../src/concerns.ts";
import { covers } from "../src/files/covers.ts";
import { filesBelow, isSource, root } from "../src/files/list.ts";
import type { SourceFile, Sources } from "../src/files/sources.ts";

/** Every source that a concern shows, by its path below the root, cut into coloured tokens. */
export async function readSources(): Promise<Sources> {
  const theme = createCssVariablesTheme({ name: "variables", variablePrefix: "--code-" });
  const highlighter = await createHighlighter({ themes: [theme], langs: ["tsx", "css"] });
  const tokens = (path: string): SourceFile => {
    const text = readFileSync(join(root, path), "utf8").replace(/\n$/, "");
    const lang = path.endsWith(".css") ? "css" : "tsx";
    return highlighter
      .codeToTokensBase(text, { lang, theme })
      .map((line) => line.map(({ content, color }) => [content, color ?? ""] as const));
  };
  const sources = Object.fromEntries(sourcePaths().map((path) => [path, tokens(path)]));
  highlighter.dispose();
  return sources;
}

function sourcePaths(): string[] {
  const shared = concerns.flatMap((concern) => concern.shared);
  const ofApps = apps.flatMap((app) =>
    filesBelow(`apps/${app}/src`).map((path) => `apps/${app}/src/${path}`),
  );
  const ofPackages = filesBelow("packages").map((path) => `packages/${path}`);
  return [...ofApps, ...ofPackages.filter((path) => shared.some((entry) => covers(entry, path)))].filter(
    isSource,
  );
}
