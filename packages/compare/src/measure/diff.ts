import { subjects, type Figure, type Measurements, type Subject } from "../measurements/format";
import { LEAST_SAMPLES, median, medianInterval } from "../measurements/statistics";

/** What became of one figure of one subject between two files. */
export interface Change {
  id: string;
  subject: Subject;
  unit: Figure["unit"];
  before: number;
  after: number;
  verdict: "better" | "worse" | "changed" | "no difference";
}

/** Every figure that both files have, in the order of the second. Runs are not paired, so no ratio is made of them. */
export function compareFiles(before: Measurements, after: Measurements): Change[] {
  const old = new Map(before.figures.map((figure) => [figure.id, figure]));
  return after.figures.flatMap((figure) => {
    const counterpart = old.get(figure.id);
    if (!counterpart) return [];
    return subjects.flatMap((subject) => {
      const [a = [], b = []] = [counterpart.samples[subject], figure.samples[subject]];
      if (a.length === 0 || b.length === 0) return [];
      const verdict = verdictOf(figure, a, b);
      return [{ id: figure.id, subject, unit: figure.unit, before: median(a), after: median(b), verdict }];
    });
  });
}

function verdictOf(figure: Figure, before: readonly number[], after: readonly number[]): Change["verdict"] {
  const [a, b] = [medianInterval(before), medianInterval(after)];
  const few = Math.min(before.length, after.length) < LEAST_SAMPLES;
  const overlap = a.low <= b.high && b.low <= a.high;
  if (figure.exact ? a.value === b.value : few || overlap) return "no difference";
  if (figure.better === "neither") return "changed";
  return b.value < a.value === (figure.better === "lower") ? "better" : "worse";
}

/** The changes as lines for a terminal; those within noise are only counted. */
export function formatChanges(changes: readonly Change[]): string {
  const seen = changes.filter(({ verdict }) => verdict !== "no difference");
  const lines = seen.map(
    ({ id, subject, unit, before, after, verdict }) =>
      `${verdict.padEnd(8)} ${subject.padEnd(21)} ${id}: ${round(before)} → ${round(after)} ${unit}`,
  );
  const same = `${changes.length - seen.length} of ${changes.length} figures: no difference, or within noise.`;
  return `${[...lines, same].join("\n")}\n`;
}

const round = (value: number) => Number(value.toPrecision(6));
