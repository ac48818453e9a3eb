import { test } from "@playwright/test";

const real = (process.env.STACK_REAL ?? "").split(" ").filter(Boolean);

/** Whether no journey has a reason to leave this machine. */
export const isAllLocal = real.length === 0;

/** Whether a service, as its provider writes it, is the stack's own, and not one that somebody has configured. */
export function isLocal(service: string): boolean {
  return !real.includes(service.toLowerCase());
}

/**
 * Whatever a journey does to a local service alone calls this first: with a real one the journey ends here, and the
 * report says why. So no list says which journeys run against real services.
 */
export function needsControls(service: string, what = "lets a test look into it and change its time"): void {
  test.skip(!isLocal(service), `Only the local ${service} ${what}.`);
}
