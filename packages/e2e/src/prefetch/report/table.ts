import { percentile, type Measurement } from "@repo/prefetch-lab/measurement";
import type { Frames } from "./frames";
import type { Anatomy } from "./timeline";

/** One click of the report: what the lab has measured, and the runs that the deployment has counted. */
export type Click = Pick<
  Measurement,
  "technique" | "clickToRowsMs" | "pressToRowsMs" | "executionsBefore" | "executionsAfter"
>;

/** What a plain link takes is what all others are compared with. */
const BASELINE = "Plain Link";

/** The clicks of one app as a Markdown table, a line per technique in the order of the first clicks. */
export function toTable(app: string, clicks: readonly Click[]): string {
  const plain = percentile(timesOf(BASELINE, clicks), 50);
  const plainFromPress = percentile(fromPressOf(BASELINE, clicks), 50);
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
      (percentile(fromPressOf(technique, clicks), 50) / plainFromPress).toFixed(2),
      values(own.map(({ executionsBefore }) => executionsBefore)),
      values(own.map(({ executionsAfter }) => executionsAfter)),
      own.length,
    ];
    return `| ${cells.join(" | ")} |`;
  });
  return [
    `### ${app}`,
    "",
    "| technique | median ms | p95 ms | ratio to plain | the same, from the press | runs before the click | runs after | clicks |",
    "|---|---|---|---|---|---|---|---|",
    ...lines,
    "",
  ].join("\n");
}

const timesOf = (technique: string, clicks: readonly Click[]) =>
  clicks.filter((click) => click.technique === technique).map(({ clickToRowsMs }) => clickToRowsMs);

const fromPressOf = (technique: string, clicks: readonly Click[]) =>
  clicks.filter((click) => click.technique === technique).map(({ pressToRowsMs }) => pressToRowsMs);

/** The number, or all that were seen. */
const values = (counts: readonly (number | null)[]) =>
  [...new Set(counts)].sort((a, b) => Number(a) - Number(b)).join(" or ");

/** The parts of one app's clicks as a Markdown table: medians in ms. */
export function toAnatomyTable(app: string, clicks: readonly Anatomy[]): string {
  const techniques = [...new Set(clicks.map(({ technique }) => technique))];
  const lines = techniques.map((technique) => {
    const own = clicks.filter((click) => click.technique === technique);
    const median = (part: Exclude<keyof Anatomy, "technique">) =>
      percentile(
        own.map((click) => click[part]),
        50,
      ).toFixed(1);
    const cells = [
      technique,
      median("total"),
      median("script"),
      median("layout"),
      median("paint"),
      median("idle"),
    ];
    return `| ${cells.join(" | ")} | ${own.length} |`;
  });
  return [
    `### ${app}`,
    "",
    "| technique | click to rows, ms | script | style and layout | paint | idle | clicks |",
    "|---|---|---|---|---|---|---|",
    ...lines,
    "",
  ].join("\n");
}

/** How evenly one app scrolled a long list, as a Markdown table. */
export function toFramesTable(app: string, frames: Frames): string {
  const { customers, changes, intervals, blank, mostRows } = frames;
  const ms = (percent: number) => percentile(intervals, percent).toFixed(1);
  // Two frames of a screen with 60 a second: one was missed.
  const missed = intervals.filter((interval) => interval > 25).length;
  return [
    `### ${app}`,
    "",
    "| customers | changes meanwhile | frames | median ms | p95 ms | longest ms | frames that came late | frames without rows | most rows in the document |",
    "|---|---|---|---|---|---|---|---|---|",
    `| ${[customers, changes, intervals.length, ms(50), ms(95), ms(100), missed, blank, mostRows].join(" | ")} |`,
    "",
  ].join("\n");
}
