/** One click of the report. */
export interface Click {
  technique: string;
  /** From the click to the first frame with the rows, in ms. */
  ms: number;
  /** Runs of the query before and from the click on. */
  before: number;
  after: number;
}

/** What a plain link takes is what all others are compared with. */
const BASELINE = "Plain Link";

/** The clicks of one app as a Markdown table, a line per technique in the order of the first clicks. */
export function toTable(app: string, clicks: readonly Click[]): string {
  const plain = percentile(timesOf(BASELINE, clicks), 50);
  const techniques = [...new Set(clicks.map(({ technique }) => technique))];
  const lines = techniques.map((technique) => {
    const times = timesOf(technique, clicks);
    const own = clicks.filter((click) => click.technique === technique);
    const median = percentile(times, 50);
    const cells = [
      technique,
      Math.round(median),
      Math.round(percentile(times, 95)),
      (median / plain).toFixed(2),
      values(own.map(({ before }) => before)),
      values(own.map(({ after }) => after)),
      own.length,
    ];
    return `| ${cells.join(" | ")} |`;
  });
  return [
    `### ${app}`,
    "",
    "| technique | median ms | p95 ms | ratio to plain | runs before the click | runs after | clicks |",
    "|---|---|---|---|---|---|---|",
    ...lines,
    "",
  ].join("\n");
}

const timesOf = (technique: string, clicks: readonly Click[]) =>
  clicks.filter((click) => click.technique === technique).map(({ ms }) => ms);

/** The number, or all that were seen. */
const values = (counts: readonly number[]) => [...new Set(counts)].sort((a, b) => a - b).join(" or ");

/** Between the two nearest values, as spreadsheets do it. */
function percentile(numbers: readonly number[], percent: number): number {
  const sorted = [...numbers].sort((a, b) => a - b);
  const position = ((sorted.length - 1) * percent) / 100;
  const below = sorted[Math.floor(position)] ?? NaN;
  const above = sorted[Math.ceil(position)] ?? NaN;
  return below + (above - below) * (position - Math.floor(position));
}
