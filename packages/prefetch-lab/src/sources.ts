import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { LabTechnique } from "./technique";

/**
 * The source of each technique's link, by technique: the code that is shown is the code that runs. For a page of the app
 * whose links they are, in src/prefetch/links.
 */
export async function readSources(techniques: readonly LabTechnique[]): Promise<Record<string, string>> {
  const folder = join(process.cwd(), "src/prefetch/links");
  const sources = techniques.map(
    async ({ id, file }) => [id, withoutPreamble(await readFile(join(folder, file), "utf8"))] as const,
  );
  return Object.fromEntries(await Promise.all(sources));
}

/** Without what every link begins with. */
function withoutPreamble(source: string): string {
  return source
    .replace(/^"use client";\s*/, "")
    .replace(/^import type .*\n/gm, "")
    .trim();
}
