import { setTimeout as wait } from "node:timers/promises";
import { startDeployment, type SimulatedDeployment } from "./deployment";
import { startIssuer } from "./issuer";
import { openTab, type Tab } from "./tab";

/** How many people come, one run after the other. */
const crowds = [10, 100, 1000];
/** Tabs that connect at once; a crowd comes in such groups. */
const GROUP = 50;
const QUIET_MS = 500;

/** What the model says that people make the deployment run. */
export const expected = {
  /** `users.ensure`, the list and the counter. */
  load: (people: number) => 3 * people,
  hover: (people: number) => people,
  /** A new token runs every open query again: the list, the counter and the one of the hover. */
  renewal: (people: number) => 3 * people,
  /** The one document that every tab shows: one change, and everybody's query again. */
  counter: (people: number) => 1 + people,
} as const;
export type Phase = keyof typeof expected;

/** A phase of one crowd: what the model says, and what was counted. */
export interface Outcome {
  people: number;
  phase: Phase;
  model: number;
  counted: number;
  seconds: number;
}

/** Lets crowds of virtual clients use deployments of their own, and counts what runs. */
export async function simulate(
  report: (outcome: Outcome) => void,
  sizes: readonly number[] = crowds,
): Promise<Outcome[]> {
  const outcomes: Outcome[] = [];
  for (const people of sizes) {
    const issuer = await startIssuer();
    try {
      const deployment = await startDeployment(issuer);
      const tabs = Array.from({ length: people }, (_, person) => openTab(deployment.url, issuer, person));
      try {
        for (const phase of Object.keys(expected) as Phase[]) {
          const outcome = await play(phase, tabs, deployment);
          outcomes.push(outcome);
          report(outcome);
        }
      } finally {
        await Promise.all(tabs.map((tab) => tab.close()));
        await deployment.stop();
      }
    } finally {
      issuer.close();
    }
  }
  return outcomes;
}

const acts: Readonly<Record<Phase, (tab: Tab) => Promise<void>>> = {
  load: (tab) => tab.load(),
  hover: (tab) => tab.hover(),
  renewal: (tab) => tab.renew(),
  counter: (tab) => tab.count(),
};

async function play(phase: Phase, tabs: readonly Tab[], deployment: SimulatedDeployment): Promise<Outcome> {
  const before = await deployment.executions();
  const began = performance.now();
  // One person counts, and everybody sees it.
  const actors = phase === "counter" ? tabs.slice(0, 1) : tabs;
  for (let from = 0; from < actors.length; from += GROUP)
    await Promise.all(actors.slice(from, from + GROUP).map((tab) => acts[phase](tab)));
  const after = await settled(deployment);
  const people = tabs.length;
  return {
    people,
    phase,
    model: expected[phase](people),
    counted: after - before,
    seconds: (performance.now() - began - QUIET_MS) / 1000,
  };
}

async function settled(deployment: SimulatedDeployment): Promise<number> {
  for (let last = await deployment.executions(); ;) {
    await wait(QUIET_MS);
    const now = await deployment.executions();
    if (now === last) return now;
    last = now;
  }
}

/** An outcome as a line for a terminal. */
export function formatOutcome({ people, phase, model, counted, seconds }: Outcome): string {
  const mark = model === counted ? "✓" : "✗";
  return `${mark} ${String(people).padStart(5)} people  ${phase.padEnd(8)} model ${String(model).padStart(5)}  counted ${String(counted).padStart(5)}  ${seconds.toFixed(1)} s\n`;
}
