import type { Figure } from "../measurements/format";
import { LEAST_SAMPLES } from "../measurements/statistics";
import type { Lab } from "./run/lab";
import type { Run } from "./run/run";
import type { Served } from "./servers/served";
import { cookieHeader } from "./server/cookie";
import { expiredSession, timeToFirstByte } from "./server/expired-session";
import { loadServer } from "./server/load-server";
import { usageOf } from "./server/process";
import { Samples } from "./samples";

const pages = [
  ["rendering-server", "/rendering/server"],
  ["rendering-preloaded", "/rendering/preloaded"],
  ["rendering-static", "/rendering/static"],
  ["customers", "/customers"],
  ["api-count", "/api/count"],
] as const;

const plans = {
  full: { pages, connections: [1, 16, 64], turns: LEAST_SAMPLES, seconds: 4, expired: LEAST_SAMPLES },
  quick: { pages: [pages[0], pages[2]], connections: [16], turns: LEAST_SAMPLES, seconds: 1, expired: 0 },
};

/** Production servers under load, the subjects in turns; and the first byte for a session whose tokens have ended. */
export async function measureServer(run: Run): Promise<Figure[]> {
  const plan = plans[run.kind];
  run.progress.begin("server", plan.pages.length * plan.connections.length * plan.turns + plan.expired);
  const lab = await run.lab();
  const samples = new Samples();
  for (const page of plan.pages)
    for (const connections of plan.connections)
      await run.attempt(`server: ${page[1]} on ${connections} connections`, async () => {
        for (let turn = 1; turn <= plan.turns; turn += 1) {
          run.progress.step(`${page[1]}, ${connections} connections, turn ${turn} of ${plan.turns}`);
          for (const served of subjectsOf(lab, page[1]))
            await underLoad(lab, served, { page, connections, seconds: plan.seconds }, samples);
        }
      });
  await run.attempt("server: an expired session", async () => {
    for (let turn = 1; turn <= plan.expired; turn += 1) {
      run.progress.step(`an expired session, turn ${turn} of ${plan.expired}`);
      for (const served of subjectsOf(lab, "/rendering/server"))
        await withExpiredSession(lab, served, samples);
    }
  });
  return samples.figures();
}

/** Baselines have one page. */
const subjectsOf = ({ served }: Lab, page: string) =>
  served.filter(({ subject, app }) => page === "/customers" || subject === app);

async function underLoad(
  lab: Lab,
  served: Served,
  {
    page: [id, page],
    connections,
    seconds,
  }: { page: (typeof pages)[number]; connections: number; seconds: number },
  samples: Samples,
): Promise<void> {
  const state = lab.states.get(served.subject);
  const before = usageOf(served.pid);
  const done = await loadServer(served.direct + page, state ? cookieHeader(state) : "", connections, seconds);
  const after = usageOf(served.pid);
  const add = (name: string, label: string, unit: Figure["unit"], value: number) =>
    samples.add(
      served.subject,
      {
        id: `server/${id}/${connections}/${name}`,
        group: "server",
        label,
        unit,
        better: unit === "per second" ? "higher" : "lower",
        conditions: { page, session: "signed in", connections: String(connections) },
      },
      value,
    );
  add("rate", "Requests per second", "per second", done.perSecond);
  add("p50", "Half of the answers within", "ms", done.p50);
  add("p99", "99 of 100 answers within", "ms", done.p99);
  if (!before || !after) return;
  add("cpu", "CPU per request", "ms", (after.cpuMs - before.cpuMs) / Math.max(done.requests, 1));
  add("memory", "Memory of the server afterwards", "bytes", after.memoryBytes);
}

async function withExpiredSession(lab: Lab, served: Served, samples: Samples): Promise<void> {
  const cookie = await expiredSession(lab, served);
  const page = "/rendering/server";
  samples.add(
    served.subject,
    {
      id: "server/expired-session/ttfb",
      group: "server",
      label: "Time to first byte with an expired session",
      unit: "ms",
      better: "lower",
      conditions: { page, session: "signed in, tokens expired" },
    },
    await timeToFirstByte(served.direct + page, cookie),
  );
}
