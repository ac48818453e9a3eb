/** Whether the first painted rows were already those after the last change: unknown when there was no change. */
export type Freshness = "fresh" | "stale" | "unknown";

/** What one click on one technique's link cost. */
export interface Measurement {
  technique: string;
  /** The number in the URL of the page behind the link. */
  tryId: number;
  /** From the click event to the first frame with the rows in it, in ms. */
  clickToRowsMs: number;
  /** From the moment the mouse's button went down, in ms; the same where nothing was pressed. */
  pressToRowsMs: number;
  /** Runs of the query for this link before its click; null where the deployment does not count. */
  executionsBefore: number | null;
  /** Runs of the query from the click on; null where the deployment does not count. */
  executionsAfter: number | null;
  freshness: Freshness;
  /** Whether the browser asked the Next server for the page between the click and the rows. */
  askedServer: boolean;
}

/** What all measurements of one technique say together. */
export interface Summary extends Measurement {
  /** Median and 95th percentile of `clickToRowsMs`; the other fields are those of the last click. */
  medianMs: number;
  p95Ms: number;
  /** Median of `pressToRowsMs`. */
  medianFromPressMs: number;
  /** Every `clickToRowsMs`, in the order of the clicks. */
  values: readonly number[];
}

/** One summary per technique that has been measured, in the order of `techniques`. */
export function summarize(techniques: readonly string[], measurements: readonly Measurement[]): Summary[] {
  return techniques.flatMap((technique) => {
    const own = measurements.filter((measurement) => measurement.technique === technique);
    const last = own.at(-1);
    if (!last) return [];
    const values = own.map(({ clickToRowsMs }) => clickToRowsMs);
    return [
      {
        ...last,
        values,
        medianMs: percentile(values, 50),
        p95Ms: percentile(values, 95),
        medianFromPressMs: percentile(
          own.map(({ pressToRowsMs }) => pressToRowsMs),
          50,
        ),
      },
    ];
  });
}

/**
 * Between the two nearest values, as spreadsheets do it (https://en.wikipedia.org/wiki/Percentile, C = 1).
 *
 * @param percent 0 to 100
 * @throws RangeError for no values
 */
export function percentile(values: readonly number[], percent: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  const position = ((sorted.length - 1) * percent) / 100;
  const below = sorted[Math.floor(position)];
  const above = sorted[Math.ceil(position)];
  if (below === undefined || above === undefined) throw new RangeError("There is no percentile of nothing.");
  return below + (above - below) * (position - Math.floor(position));
}
