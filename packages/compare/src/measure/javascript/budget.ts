import { totalOf, type PagePackages } from "./page-packages";

/** What every page of an app ships, in bytes (gzip), by package. */
export type Pages = Readonly<Record<string, PagePackages>>;

/** How much more than its budget a page may ship: bundlers and libraries move by a little. */
const SLACK = 0.02;
/** What changes by less is not worth a line, in bytes. */
const WORTH_A_LINE = 50;

/**
 * Compares what pages ship with what they are meant to.
 *
 * @returns a sentence for each page that ships more than its budget and the slack, with the packages that grew
 */
export function overBudget(app: string, budget: Pages, now: Pages): string[] {
  return Object.entries(now).flatMap(([page, packages]) => {
    const meant = budget[page];
    if (!meant) return [`${app} ${page} has no budget.`];
    const most = totalOf(meant);
    const ships = totalOf(packages);
    if (ships <= most * (1 + SLACK)) return [];
    return [
      [
        `${app} ${page} ships ${kB(ships)} of JavaScript; its budget is ${kB(most)}.`,
        ...grown(meant, packages),
      ].join("\n"),
    ];
  });
}

function grown(before: PagePackages, after: PagePackages): string[] {
  return Object.entries(after)
    .map(([name, bytes]) => ({ name, from: before[name] ?? 0, to: bytes }))
    .filter(({ from, to }) => to - from >= WORTH_A_LINE)
    .toSorted((one, other) => other.to - other.from - (one.to - one.from))
    .map(({ name, from, to }) => `  ${name}: ${from === 0 ? "new" : kB(from)} → ${kB(to)}`);
}

/** The packages of an app as rows, its pages as columns, for a terminal; packages below half a kilobyte are summed up. */
export function formatPages(app: string, pages: Pages): string {
  const names = Object.keys(pages);
  const largest = (name: string) => Math.max(...names.map((page) => pages[page]?.[name] ?? 0));
  const packages = [...new Set(names.flatMap((page) => Object.keys(pages[page] ?? {})))].toSorted(
    (one, other) => largest(other) - largest(one),
  );
  const shown = packages.filter((name) => largest(name) >= 500);
  const width = Math.max(...shown.map(({ length }) => length), app.length);
  const row = (name: string, cells: readonly string[]) =>
    [name.padEnd(width), ...cells.map((cell) => cell.padStart(8))].join(" ");
  const of = (name: string) => names.map((page) => inKB(pages[page]?.[name] ?? 0));
  const rest = names.map((page) =>
    inKB(packages.reduce((sum, name) => sum + (shown.includes(name) ? 0 : (pages[page]?.[name] ?? 0)), 0)),
  );
  return [
    row(
      app,
      names.map((_, index) => `(${index + 1})`),
    ),
    ...shown.map((name) => row(name, of(name))),
    row("all others", rest),
    row(
      "kB (gzip)",
      names.map((page) => inKB(totalOf(pages[page] ?? {}))),
    ),
    ...names.map((page, index) => `(${index + 1}) ${page}`),
  ].join("\n");
}

const inKB = (bytes: number): string => (bytes / 1000).toFixed(1);
const kB = (bytes: number): string => `${inKB(bytes)} kB`;
