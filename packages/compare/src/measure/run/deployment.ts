import { fromStack } from "./environment";

/** What the deployment has done since its start. */
export interface Counters {
  /** Runs of queries, mutations and actions. */
  executions: number;
  opened: number;
  authenticates: number;
}

const read = async (path: string): Promise<unknown> => {
  const response = await fetch(`${fromStack("NEXT_PUBLIC_CONVEX_URL")}/_local/${path}`);
  if (!response.ok) throw new Error(`The deployment answered ${response.status} when asked for its ${path}.`);
  return response.json();
};

export async function counters(): Promise<Counters> {
  const byFunction = (await read("executions")) as Record<string, { total: number }>;
  const { opened, authenticates } = (await read("connections")) as { opened: number; authenticates: number };
  const executions = Object.values(byFunction).reduce((sum, { total }) => sum + total, 0);
  return { executions, opened, authenticates };
}

/** What happened between two moments. */
export const difference = (before: Counters, after: Counters): Counters => ({
  executions: after.executions - before.executions,
  opened: after.opened - before.opened,
  authenticates: after.authenticates - before.authenticates,
});

/** Delays every reply of the deployment, in ms. */
export async function setLatency(ms: number): Promise<void> {
  const response = await fetch(`${fromStack("NEXT_PUBLIC_CONVEX_URL")}/_local/latency`, {
    method: "POST",
    body: JSON.stringify({ ms }),
  });
  if (!response.ok) throw new Error(`The deployment answered ${response.status} when asked for a latency.`);
}
