/** How often each function has run since the deployment started, and how often for nobody. */
export type Counts = Readonly<Record<string, { readonly total: number; readonly unauthenticated: number }>>;

/** One function, run for one page. */
export interface Run {
  readonly name: string;
  readonly authenticated: number;
  readonly unauthenticated: number;
}

/** Reads the counts of a deployment on this machine; null where nobody counts, as on every real deployment. */
export async function readCounts(deployment: string): Promise<Counts | null> {
  if (!["localhost", "127.0.0.1"].includes(new URL(deployment).hostname)) return null;
  try {
    const response = await fetch(`${deployment}/_local/executions`, { cache: "no-store" });
    const counts: unknown = response.ok ? await response.json() : null;
    return isCounts(counts) ? counts : null;
  } catch {
    // Not running, or somebody's own deployment without a control API: nothing is counted, which the page says.
    return null;
  }
}

function isCounts(value: unknown): value is Counts {
  return (
    typeof value === "object" &&
    value !== null &&
    Object.values(value).every(
      (count: unknown) =>
        typeof count === "object" &&
        count !== null &&
        "total" in count &&
        typeof count.total === "number" &&
        "unauthenticated" in count &&
        typeof count.unauthenticated === "number",
    )
  );
}

/** What ran between two readings; null where one of them is missing, or the deployment started anew between them. */
export function runsBetween(before: Counts | null, after: Counts | null): Run[] | null {
  if (before === null || after === null) return null;
  const runs = Object.entries(after).map(([name, { total, unauthenticated }]) => {
    const asNobody = unauthenticated - (before[name]?.unauthenticated ?? 0);
    return { name, authenticated: total - (before[name]?.total ?? 0) - asNobody, unauthenticated: asNobody };
  });
  const isNewStart =
    Object.keys(before).some((name) => !(name in after)) ||
    runs.some(({ authenticated, unauthenticated }) => authenticated < 0 || unauthenticated < 0);
  return isNewStart ? null : runs.filter((run) => run.authenticated + run.unauthenticated > 0);
}
