import { fromFigures } from "../site/choosing/from-figures";
import { sentenceOf } from "../site/choosing/statement";
import { rowsOf } from "../measurements/compare";
import type { Figure, Measurements } from "../measurements/format";
import { mostImportant } from "../measurements/most-important";
import { ratio } from "../measurements/statistics";
import { formatValue } from "../measurements/units";
import { names } from "./plot";
import { palettes, svgFile } from "./svg-file";

/** The files of README's three plots, in the order of what matters most. */
const files = ["javascript", "first-row", "click"] as const;

const START = "<!-- plots: made by `pnpm --filter @repo/compare readme` -->";
const END = "<!-- /plots -->";
const FOLDER = "packages/compare/data/plots";

const shown = ({ figures }: Measurements): { name: string; figure: Figure }[] =>
  mostImportant.flatMap(({ id }, index) => {
    const figure = figures.find((each) => each.id === id);
    const name = files[index];
    return figure && name ? [{ name, figure }] : [];
  });

/** The plots as files, by their names below `data/plots`. */
export function plotFiles(snapshot: Measurements): Record<string, string> {
  const themes = Object.keys(palettes) as (keyof typeof palettes)[];
  return Object.fromEntries(
    shown(snapshot).flatMap(({ name, figure }) =>
      themes.map((theme) => [`${name}-${theme}.svg`, svgFile(figure, theme)] as const),
    ),
  );
}

/** A README with the plots between its two markers. @throws Error where the markers are missing */
export function withPlots(readme: string, snapshot: Measurements): string {
  const start = readme.indexOf(START);
  const end = readme.indexOf(END);
  if (start === -1 || end < start) throw new Error(`README.md has no place for the plots: ${START} … ${END}`);
  if (shown(snapshot).length === 0) return `${readme.slice(0, start + START.length)}\n\n${readme.slice(end)}`;
  const head = shown(snapshot).map(({ figure }) => headingOf(figure));
  const pictures = shown(snapshot).map(({ name, figure }) => pictureOf(name, figure));
  const table = [head, head.map(() => "---"), pictures].map((cells) => `| ${cells.join(" | ")} |`).join("\n");
  const { kind, measuredAt, machine } = snapshot;
  const isQuick = kind === "quick";
  const note = `${isQuick ? "A quick run, with fewer samples" : "A full run"}, ${measuredAt.slice(0, 10)}, ${machine.cores} cores, both in turns; whiskers are 95 % intervals of the median.${isQuick ? " With so few, one of all these figures may seem ahead by chance." : ""}${plainLinks(snapshot)}`;
  return `${readme.slice(0, start + START.length)}\n\n${table}\n\n${note}

${ahead(snapshot)}\n\n${readme.slice(end)}`;
}

/** What the products' links take of a plain one, in one run. */
function plainLinks({ figures }: Measurements): string {
  const samplesOf = (technique: string) =>
    figures.find(({ id }) => id === `navigation/${technique}/rows`)?.samples;
  const [ours, plain] = [samplesOf("what-this-product-does"), samplesOf("plain-link")];
  const shares = (["pages-auth0", "app-clerk"] as const).flatMap((app) => {
    const share = ratio(ours?.[app] ?? [], plain?.[app] ?? []);
    if (!share) return [];
    return `${share.value.toFixed(2)} (${share.low.toFixed(2)} to ${share.high.toFixed(2)}) in ${names[app]}`;
  });
  if (shares.length === 0) return "";
  return ` A click on what was pointed at for 400 ms, with 180 ms added to the deployment, as a share of a plain link's: ${shares.join(", ")}.`;
}

/** A list of who is ahead in what, as the page "Choosing" says it: never more than the figures do. */
function ahead({ figures }: Measurements): string {
  const answers = fromFigures.flatMap((question) => {
    const figure = figures.find(({ id }) => id === question.figure);
    const side = figure && sentenceOf(question, figure)?.side;
    return side === undefined ? [] : [{ side, what: question.what }];
  });
  const sides = [
    ["pages-auth0", `${names["pages-auth0"]} is ahead beyond noise`],
    ["app-clerk", `${names["app-clerk"]} is ahead beyond noise`],
    ["neither", "No difference beyond noise"],
  ] as const;
  return sides
    .flatMap(([side, start]) => {
      const own = answers.filter((answer) => answer.side === side).map(({ what }) => what);
      return own.length === 0 ? [] : [`- **${start}**: ${own.join("; ")}.`];
    })
    .join("\n");
}

const headingOf = ({ label, conditions: { page } }: Figure) => [label, page].filter(Boolean).join(", ");

function pictureOf(name: string, figure: Figure): string {
  const medians = rowsOf(figure).map(
    ({ subject, estimate }) => `${names[subject]}: ${formatValue(estimate.value, figure.unit)}`,
  );
  const alt = `${figure.label}. ${medians.join("; ")}`;
  const source = `<source media="(prefers-color-scheme: dark)" srcset="${FOLDER}/${name}-dark.svg">`;
  return `<picture>${source}<img alt="${alt}" src="${FOLDER}/${name}-light.svg"></picture>`;
}
