import { execFileSync, spawnSync } from "node:child_process";
import { cpus, release, totalmem, type } from "node:os";
import type { Figure, Group, Measurements } from "../measurements/format";
import { findChromium } from "./browser/browsers";
import { measurers } from "./measurers";
import { openLab, type Lab } from "./run/lab";
import type { Progress } from "./run/progress";
import type { Run } from "./run/run";
import { root } from "./root";
import { versions } from "./versions";

/** What a run came to. */
export interface Result {
  measurements: Measurements;
  /** What could not be measured, and why. */
  failures: string[];
}

/** Measures some groups, one after the other. What fails is named, and the rest goes on. */
export async function measureAll(
  kind: Measurements["kind"],
  groups: readonly Group[],
  progress: Progress,
  stop: AbortSignal,
): Promise<Result> {
  const failures: string[] = [];
  let lab: Promise<Lab> | undefined;
  const run: Run = {
    kind,
    progress,
    lab: () => (lab ??= openLab(progress)),
    async attempt(name, measure) {
      stop.throwIfAborted();
      try {
        return await measure();
      } catch (error) {
        stop.throwIfAborted();
        const failure = `${name}: ${error instanceof Error ? error.message : String(error)}`;
        failures.push(failure);
        progress.failed(failure);
        return undefined;
      }
    },
  };
  const figures: Figure[] = [];
  try {
    for (const group of groups) {
      // The others say themselves how many steps they have.
      if (!measurers[group].inStack) progress.begin(group, 1);
      const measured = await run.attempt(group, () => measurers[group].measure(run));
      if (measured === undefined) continue;
      figures.push(...measured);
      progress.end(measured.length);
    }
  } finally {
    // Where it did not open, that is said already.
    await lab?.then(
      (open) => open.close(),
      () => undefined,
    );
  }
  return { measurements: describe(kind, groups, figures), failures };
}

function describe(kind: Measurements["kind"], groups: readonly Group[], figures: Figure[]): Measurements {
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
      browser: groups.some((group) => measurers[group].inStack)
        ? spawnSync(findChromium(), ["--version"], { encoding: "utf8" }).stdout.trim()
        : "none: nothing in this file was measured in a browser",
    },
    versions: versions(),
    figures,
  };
}
