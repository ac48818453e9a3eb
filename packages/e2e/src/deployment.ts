import { environment } from "./environment";
import { isLocal, needsControls } from "./local-services";

/**
 * How often each public function ran since the start, by path ("customers:listByUser"), and how often unauthenticated; with
 * an address how often it ran for that person, whatever other journeys do.
 */
export async function executions(
  email?: string,
): Promise<Record<string, { total: number; unauthenticated: number }>> {
  const response = await fetch(controlUrl("executions", email));
  if (!response.ok) throw new Error(`The deployment answered ${response.status} when asked what it ran.`);
  return (await response.json()) as Record<string, { total: number; unauthenticated: number }>;
}

/**
 * How often each function of somebody's own ran unauthenticated since the start, in whichever tab or as the apps' servers
 * asked. A real deployment does not tell: there only what the tabs ask for is looked at.
 */
export async function unauthenticatedRuns(): Promise<Record<string, number>> {
  if (!isLocal("Convex")) return {};
  const personal = Object.entries(await executions()).filter(([path]) => /^(?:customers|users):/.test(path));
  return Object.fromEntries(
    personal.flatMap(([path, { unauthenticated }]) => (unauthenticated > 0 ? [[path, unauthenticated]] : [])),
  );
}

/** The address of the deployment's control API for everybody, or for one person. */
export function controlUrl(path: "executions" | "latency", email?: string): string {
  needsControls("Convex");
  const url = new URL(`/_local/${path}`, environment.deploymentUrl);
  if (email !== undefined) url.searchParams.set("email", email);
  return url.href;
}

/** Adds `ms` to every reply of the deployment to one person. */
export async function setLatency(email: string, ms: number): Promise<void> {
  const response = await fetch(controlUrl("latency", email), {
    method: "POST",
    body: JSON.stringify({ ms }),
  });
  if (!response.ok) throw new Error(`The deployment answered ${response.status} when asked for a latency.`);
}

/** What is added to every reply of the deployment to one person, in ms. */
export async function latencyOf(email: string): Promise<number> {
  const response = await fetch(controlUrl("latency", email));
  return ((await response.json()) as { ms: number }).ms;
}

/**
 * Runs a public function by the deployment's HTTP API (https://docs.convex.dev/http-api), as whoever a token is of.
 * @throws Error with what the deployment answered, if that is no success
 */
export async function runFunction(
  kind: "query" | "mutation",
  path: string,
  args: object,
  token: string,
): Promise<unknown> {
  const response = await fetch(`${environment.deploymentUrl}/api/${kind}`, {
    method: "POST",
    headers: { "Content-Type": "application/json", Authorization: `Bearer ${token}` },
    body: JSON.stringify({ path, args, format: "json" }),
  });
  const answer = (await response.json()) as { status: string; value?: unknown };
  if (answer.status !== "success") throw new Error(`${path} failed: ${JSON.stringify(answer)}`);
  return answer.value;
}
