import { environment } from "./environment";

/** How often each public function ran since the start, by path ("customers:listByUser"), and how often unauthenticated. */
export async function executions(): Promise<Record<string, { total: number; unauthenticated: number }>> {
  const response = await fetch(`${environment.deploymentUrl}/_local/executions`);
  if (!response.ok) throw new Error(`The deployment answered ${response.status} when asked what it ran.`);
  return (await response.json()) as Record<string, { total: number; unauthenticated: number }>;
}
