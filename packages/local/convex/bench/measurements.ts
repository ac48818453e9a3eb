export type Unit = "times convex-test" | "CPU s" | "s" | "MiB";

/** What was measured, over several rounds. */
export interface Measurement {
  what: string;
  configuration: string;
  unit: Unit;
  median: number;
  min: number;
  max: number;
  rounds: number;
}

/** Sums up a value for each round. */
export function measurement(
  what: string,
  configuration: string,
  unit: Unit,
  values: readonly number[],
): Measurement {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle] ?? Number.NaN;
  const lower = sorted[sorted.length - 1 - middle] ?? Number.NaN;
  return {
    what,
    configuration,
    unit,
    median: (lower + upper) / 2,
    min: sorted[0] ?? Number.NaN,
    max: sorted.at(-1) ?? Number.NaN,
    rounds: sorted.length,
  };
}

/** How long `work` takes, in milliseconds. */
export async function millisecondsOf(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

/** CPU time of this process, user and system, in seconds. */
export function cpuSeconds(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
}

/** One line for each measurement. */
export function toTable(measurements: readonly Measurement[]): string {
  const header = ["what", "configuration", "median", "min", "max", "unit", "rounds"];
  const rows = measurements.map(({ what, configuration, median, min, max, unit, rounds }) => [
    what,
    configuration,
    ...[median, min, max].map((value) => Number(value.toPrecision(3)).toLocaleString("en-US")),
    unit,
    String(rounds),
  ]);
  const widths = header.map((_, column) =>
    Math.max(...[header, ...rows].map((row) => row[column]?.length ?? 0)),
  );
  const line = (row: readonly string[]) =>
    row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join("  ");
  return [header, ...rows].map((row) => line(row).trimEnd()).join("\n");
}
