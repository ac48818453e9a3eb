/** A value with its 95 % interval. */
export interface Estimate {
  readonly value: number;
  readonly low: number;
  readonly high: number;
}

/** What two paired lists of samples say of their ratio. */
export interface Ratio extends Estimate {
  /** How many pairs it rests on. */
  readonly pairs: number;
  /** "no difference": the interval contains 1, or there are too few pairs to say. */
  readonly verdict: "lower" | "higher" | "no difference";
}

/** With fewer samples no two of them hold the median with 95 %: they say nothing of a difference. */
export const LEAST_SAMPLES = 6;

/** The middle of the samples, or the mean of the two in the middle. @throws RangeError for none */
export function median(samples: readonly number[]): number {
  const sorted = samples.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  const upper = sorted[middle];
  if (upper === undefined) throw new RangeError("No samples have no median.");
  const lower = sorted[middle - 1];
  return sorted.length % 2 === 1 || lower === undefined ? upper : (lower + upper) / 2;
}

/**
 * The median with its 95 % interval from order statistics: no shape of the distribution is assumed. Fewer than
 * {@link LEAST_SAMPLES} do not reach 95 %: then it is all that was seen.
 *
 * @throws RangeError for no samples
 */
export function medianInterval(samples: readonly number[]): Estimate {
  const value = median(samples);
  const sorted = samples.toSorted((a, b) => a - b);
  const rank = rankBelow(sorted.length);
  return { value, low: sorted[rank] ?? value, high: sorted[sorted.length - 1 - rank] ?? value };
}

/**
 * How many samples may be left out at each end: the interval from sample k to sample n - 1 - k misses the median with
 * the probability that at most k of n samples fall on one side of it, twice.
 */
function rankBelow(n: number): number {
  let probability = 0.5 ** n;
  let missed = probability;
  let rank = 0;
  while (rank + 1 < n / 2) {
    probability = (probability * (n - rank)) / (rank + 1);
    missed += probability;
    if (2 * missed > 0.05) break;
    rank += 1;
  }
  return rank;
}

/**
 * The ratio of two lists whose samples of one index were taken in the same turn: the median of the pairs' ratios, with
 * its 95 % interval, as for any median.
 *
 * @returns undefined where no pair has a ratio: none at all, or zeros in the second list
 */
export function ratio(a: readonly number[], b: readonly number[]): Ratio | undefined {
  const ratios = a.flatMap((value, index) => {
    const other = b[index];
    return other === undefined || other === 0 ? [] : [value / other];
  });
  if (ratios.length === 0) return undefined;
  const { value, low, high } = medianInterval(ratios);
  return { value, low, high, pairs: ratios.length, verdict: verdictOf(ratios.length, low, high) };
}

function verdictOf(pairs: number, low: number, high: number): Ratio["verdict"] {
  if (pairs < LEAST_SAMPLES || (low <= 1 && high >= 1)) return "no difference";
  return high < 1 ? "lower" : "higher";
}
