import { subjects, type Figure, type Subject } from "./format";
import { medianInterval, ratio, type Ratio } from "./statistics";
import type { PlotRow } from "../plots/plot";

/** The median and its interval for each subject that was measured. */
export function rowsOf(figure: Figure): PlotRow[] {
  return subjects.flatMap((subject: Subject) => {
    const samples = figure.samples[subject];
    return samples === undefined || samples.length === 0
      ? []
      : [{ subject, estimate: medianInterval(samples) }];
  });
}

/** App Router + Clerk as a multiple of Pages Router + Auth0, within the run. */
export function ratioOf(figure: Figure): Ratio | undefined {
  return ratio(figure.samples["app-clerk"] ?? [], figure.samples["pages-auth0"] ?? []);
}

/** A ratio in words, never without its interval; what is counted has none. */
export function describeRatio(figure: Figure): string {
  const found = ratioOf(figure);
  if (found === undefined) return "–";
  if (figure.exact) return `× ${found.value.toFixed(2)} (counted)`;
  const interval = `× ${found.value.toFixed(2)} (${found.low.toFixed(2)} to ${found.high.toFixed(2)})`;
  return found.verdict === "no difference" ? `no difference: ${interval}` : interval;
}
