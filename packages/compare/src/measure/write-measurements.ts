import { mkdirSync, renameSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import type { Measurements } from "../measurements/format";

/** A file of measurements as text: a line for each figure, so that a change of it can be read. */
export function formatMeasurements({ figures, ...about }: Measurements): string {
  const head = JSON.stringify(about, null, 2).replace(/\n}$/, "");
  const lines = figures.map((figure) => `    ${JSON.stringify(figure)}`).join(",\n");
  return `${head},\n  "figures": [\n${lines}\n  ]\n}\n`;
}

/** Writes a file of measurements at once: nobody ever reads half of one. */
export function writeMeasurements(file: string, measurements: Measurements): void {
  mkdirSync(dirname(file), { recursive: true });
  const half = `${file}.${process.pid}`;
  writeFileSync(half, formatMeasurements(measurements));
  renameSync(half, file);
}
