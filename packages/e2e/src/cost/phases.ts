import type { TestResult, TestStep } from "@playwright/test/reporter";

/** What a journey spends its time on, in the order in which it comes. */
export const PHASES = ["context", "sign in", "load", "act", "close"] as const;
export type Phase = (typeof PHASES)[number];
export type Phases = Record<Phase, number>;

const SIGN_IN = /[\\/]src[\\/]apps[\\/]/;

/** How many ms of a journey each of its phases took, by its steps. What lies between the steps counts as acting. */
export function phasesOf({ steps, duration }: TestResult): Phases {
  const phases: Phases = { context: 0, "sign in": 0, load: 0, act: 0, close: 0 };
  for (const step of steps) phases[phaseOf(step)] += step.duration;
  const known = PHASES.reduce((sum, phase) => sum + phases[phase], 0);
  phases.act += Math.max(0, duration - known);
  return phases;
}

function phaseOf(step: TestStep): Phase {
  if (step.title === "Before Hooks") return "context";
  if (step.title === "After Hooks" || step.title === "Worker Cleanup") return "close";
  if (SIGN_IN.test(step.location?.file ?? "")) return "sign in";
  return step.category === "pw:api" && /^(?:Navigate|Reload|page\.(?:goto|reload))/i.test(step.title)
    ? "load"
    : "act";
}
