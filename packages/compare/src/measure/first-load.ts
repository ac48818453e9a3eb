import type { Figure } from "../measurements/format";
import { LEAST_SAMPLES } from "../measurements/statistics";
import { createSplitter } from "./javascript/split";
import { conditionsOf, type Condition } from "./load/conditions";
import { load, type Load } from "./load/load";
import { speeds } from "./load/network";
import { readingsOf } from "./load/readings";
import type { Lab } from "./run/lab";
import type { Run } from "./run/run";
import type { Served } from "./servers/served";
import { Samples } from "./samples";

/** The fewest whose interval reaches 95 %. */
const TURNS = LEAST_SAMPLES;

/** Loads of pages in a browser, the subjects in turns. */
export async function measureFirstLoad(run: Run): Promise<Figure[]> {
  const conditions = conditionsOf(run.kind);
  run.progress.begin("first-load", conditions.length * TURNS);
  const lab = await run.lab();
  const splitters = new Map(lab.served.map(({ subject, folder }) => [subject, createSplitter(folder)]));
  const samples = new Samples();
  for (const condition of conditions) {
    const { page, session, cache, speed } = condition;
    const name = `${page}, ${session}, ${cache} cache, ${speed}`;
    await run.attempt(`first-load of ${name}`, async () => {
      for (let turn = 1; turn <= TURNS; turn += 1) {
        run.progress.step(`${name}, turn ${turn} of ${TURNS}`);
        for (const served of lab.served.filter(({ subject }) => condition.subjects.includes(subject))) {
          const split = splitters.get(served.subject);
          const readings = readingsOf(await loadOnce(lab, served, condition), (url) => split?.(url));
          for (const { id, label, unit, value } of readings)
            samples.add(served.subject, { ...aboutOf(condition, id), label, unit }, value);
        }
      }
    });
  }
  return samples.figures();
}

function aboutOf({ id, page, session, cache, speed }: Condition, reading: string) {
  return {
    id: ["first-load", id, session.replace(" ", "-"), `${cache}-cache`, speed, reading].join("/"),
    group: "first-load",
    better: "lower",
    conditions: { page, session, cache, network: speeds[speed].name },
  } as const;
}

async function loadOnce(lab: Lab, served: Served, condition: Condition): Promise<Load> {
  const { page, session, cache, speed, expected } = condition;
  const isSignedIn = session === "signed in";
  const context = await lab.newContext(served, isSignedIn ? lab.states.get(served.subject) : undefined);
  const url = served.origin + (page === "/customers/[id]" ? lab.customerPath : page);
  try {
    if (cache === "full") await load(context, url, speeds.fast, expected);
    const loaded = await load(context, url, speeds[speed], expected);
    // Refresh tokens rotate: the next load must begin with what this one left.
    if (isSignedIn) lab.states.set(served.subject, await context.storageState());
    return loaded;
  } finally {
    await context.close();
  }
}
