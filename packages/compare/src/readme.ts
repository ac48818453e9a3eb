import type { Concern } from "./concern";

const START = "<!-- concerns: made by `pnpm --filter @repo/compare readme` -->";
const END = "<!-- /concerns -->";

const code = (paths: readonly string[]): string =>
  paths.length === 0 ? "–" : paths.map((path) => `\`${path}\``).join(", ");

/** README's table of the concerns, in Markdown. */
function concernsTable(concerns: readonly Concern[]): string {
  const rows = concerns.map(({ name, pagesAuth0, appClerk, shared, journeys }) =>
    [name, code(pagesAuth0), code(appClerk), code(shared), code(journeys)].join(" | "),
  );
  const head = ["concern", "pages-auth0", "app-clerk", "shared", "journeys"].join(" | ");
  return [head, "--- | --- | --- | --- | ---", ...rows].map((row) => `| ${row} |`).join("\n");
}

/**
 * A README with the table of the concerns between its two markers.
 * @throws Error where the markers are missing
 */
export function withConcerns(readme: string, concerns: readonly Concern[]): string {
  const start = readme.indexOf(START);
  const end = readme.indexOf(END);
  if (start === -1 || end < start) throw new Error(`README.md has no place for the table: ${START} … ${END}`);
  return `${readme.slice(0, start + START.length)}\n\n${concernsTable(concerns)}\n\n${readme.slice(end)}`;
}

/** The text without what a formatter of Markdown adds to tables. */
export const withoutPadding = (markdown: string): string =>
  markdown.replaceAll(/-{3,}/g, "---").replaceAll(/ +/g, " ");
