import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { readMeasurements } from "../measure/read-measurements";
import { root } from "../measure/root";
import { plotFiles, withPlots } from "./readme-plots";

/** Draws the snapshot's plots, and puts them into README. */
export function writePlots(): void {
  const snapshot = readMeasurements(join(root, "packages/compare/data/snapshot.json"));
  const folder = join(root, "packages/compare/data/plots");
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  for (const [name, svg] of Object.entries(plotFiles(snapshot))) writeFileSync(join(folder, name), svg);
  const readme = join(root, "README.md");
  writeFileSync(readme, withPlots(readFileSync(readme, "utf8"), snapshot));
}
