import { existsSync } from "node:fs";
import type { Figure, Unit } from "../measurements/format";
import { LEAST_SAMPLES } from "../measurements/statistics";
import { readOutput } from "./build/output";
import { timedBuild } from "./build/timed-build";
import type { Run } from "./run/run";
import { Samples } from "./samples";
import { ensureBuilt } from "./servers/built";
import { places, type Place } from "./servers/subjects";

const TURNS = LEAST_SAMPLES;

/** Production builds from nothing and with a cache, the subjects in turns. A quick run only reads what they wrote. */
export async function measureBuild(run: Run): Promise<Figure[]> {
  const all = places();
  const samples = new Samples();
  run.progress.begin("build", 1 + (run.kind === "full" ? all.length * TURNS : 0));
  if (run.kind === "full")
    for (let turn = 1; turn <= TURNS; turn += 1)
      for (const place of all) {
        run.progress.step(`${place.subject}, turn ${turn} of ${TURNS}`);
        await run.attempt(`build of ${place.subject}`, () => buildTwice(place, samples));
      }
  run.progress.step("what the builds have written");
  await ensureBuilt();
  for (const place of all)
    if (existsSync(place.folder))
      await run.attempt(`build: the output of ${place.subject}`, async () => addOutput(place, samples));
  return samples.figures();
}

async function buildTwice({ subject, folder }: Place, samples: Samples): Promise<void> {
  for (const cache of ["empty", "full"] as const) {
    const cost = await timedBuild(folder, cache === "empty");
    const add = (name: string, label: string, unit: Unit, value: number | undefined) => {
      if (value === undefined) return;
      const id = `build/${cache === "empty" ? "cold" : "warm"}/${name}`;
      samples.add(
        subject,
        { id, group: "build", label, unit, better: "lower", conditions: { cache } },
        value,
      );
    };
    add("time", "Time of a build", "s", cost.seconds);
    add("cpu", "CPU time of a build", "s", cost.cpuSeconds);
    add("memory", "Most memory of a build", "bytes", cost.peakBytes);
  }
}

function addOutput({ subject, folder }: Place, samples: Samples): void {
  const output = readOutput(folder);
  const add = (name: string, label: string, unit: Unit, value: number) =>
    samples.add(
      subject,
      { id: `build/output/${name}`, group: "build", label, unit, better: "lower", conditions: {} },
      value,
    );
  add("browser", "What the build wrote for browsers", "bytes", output.browserBytes);
  add("server", "What the build wrote for the server", "bytes", output.serverBytes);
  add("routes", "Routes", "count", output.routes);
  add("functions", "Routes that run on the server, and the proxy", "count", output.functions);
}
