import { percentile } from "../measure/measurement";

/** The middle of `values`, or the mean of the two in the middle. Undefined for none. */
export function median(values: readonly number[]): number | undefined {
  return values.length === 0 ? undefined : percentile(values, 50);
}

/** "23 ms", or "8.4 ms" below ten. */
export function formatMs(value: number): string {
  return `${value < 9.95 ? value.toFixed(1) : value.toFixed(0)}\u00a0ms`;
}

/** "0.11×". */
export function formatRatio(ratio: number): string {
  return `${ratio < 9.95 ? ratio.toFixed(2) : ratio.toFixed(0)}×`;
}

/** Round numbers from 0 to `max` or just above it, at most five steps apart. */
export function axisTicks(max: number): number[] {
  const rough = max / 5;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = power * ([1, 2, 5].find((factor) => factor * power >= rough) ?? 10);
  return Array.from({ length: Math.ceil(max / step) + 1 }, (_, index) => index * step);
}
