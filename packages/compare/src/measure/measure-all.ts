import { execFileSync } from "node:child_process";
import { cpus, release, totalmem, type } from "node:os";
import type { Figure, Measurements } from "../measurements/format";
import { measurers, type MeasuredGroup } from "./measurers";
import { root } from "./root";
import { versions } from "./versions";

/** Measures some groups, one after the other. */
export async function measureAll(
  kind: Measurements["kind"],
  groups: readonly MeasuredGroup[],
): Promise<Measurements> {
  const figures: Figure[] = [];
  for (const group of groups) figures.push(...(await measurers[group]()));
  const processors = cpus();
  return {
    format: 1,
    kind,
    measuredAt: new Date().toISOString(),
    commit: execFileSync("git", ["rev-parse", "HEAD"], { cwd: root, encoding: "utf8" }).trim(),
    machine: {
      cpu: processors[0]?.model.trim() ?? "unknown",
      cores: processors.length,
      memoryBytes: totalmem(),
      os: `${type()} ${release()}`,
      node: process.version,
      browser: "none: nothing in this file was measured in a browser",
    },
    versions: versions(),
    figures,
  };
}
