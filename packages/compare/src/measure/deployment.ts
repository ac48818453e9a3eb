import { setTimeout as wait } from "node:timers/promises";
import type { Page } from "playwright-core";
import type { Figure, Subject } from "../measurements/format";
import { LEAST_SAMPLES } from "../measurements/statistics";
import { samplePerson, signIn } from "./browser/sign-in";
import { counters, difference, type Counters } from "./run/deployment";
import type { Lab } from "./run/lab";
import { LONG, setLifetimes } from "./run/lifetimes";
import type { Run } from "./run/run";
import type { Served } from "./servers/served";
import { Samples } from "./samples";

/** What is counted hardly differs from turn to turn. */
const TURNS = { full: LEAST_SAMPLES, quick: 1 };
/** Nothing has happened on the deployment for this long, in ms: then what was begun is over. */
const QUIET_MS = 700;
/** How long tokens live where a refresh is waited for, in seconds; clients renew them ten seconds earlier. */
const REFRESH_LIFETIME = 16;

/** What a visit makes the deployment do: its own counters, before and after. Nothing else may use it meanwhile. */
export async function measureDeployment(run: Run): Promise<Figure[]> {
  const turns = TURNS[run.kind];
  run.progress.begin("deployment", turns * 2 * 2);
  const lab = await run.lab();
  const samples = new Samples();
  for (let turn = 1; turn <= turns; turn += 1) {
    for (const served of lab.served.filter(({ subject, app }) => subject === app)) {
      run.progress.step(`${served.subject}, turn ${turn} of ${turns}`);
      await run.attempt(`deployment: ${served.subject}`, () => visit(lab, served, samples));
      run.progress.step(`${served.subject}, a token's renewal, turn ${turn} of ${turns}`);
      await run.attempt(`deployment: a renewed token, ${served.subject}`, () =>
        renewal(lab, served, samples),
      );
    }
  }
  return samples.figures();
}

async function visit(lab: Lab, served: Served, samples: Samples): Promise<void> {
  const { subject, origin } = served;
  const count = (event: string, label: string, act: () => Promise<unknown>) =>
    countDuring(act, (counted) => add(samples, subject, { event, label }, counted));

  const visitor = await lab.newContext(served);
  try {
    await count("sign-in", "a sign-in, from the login page to the rows", async () => {
      const page = await visitor.newPage();
      await signIn(page, served, samplePerson());
      await rows(page).first().waitFor();
    });
  } finally {
    await visitor.close();
  }

  const context = await lab.newContext(served, lab.states.get(subject));
  try {
    const page = await context.newPage();
    await count("load", "a load of the customers", () => open(page, `${origin}/customers`));
    await count("refresh", "a reload of the customers", () => open(page, `${origin}/customers`));
    await count("navigation", "a click to a customer", async () => {
      await rows(page).first().getByRole("link").click();
      await page.waitForURL(/\/customers\/[^/]+$/);
    });
    lab.states.set(subject, await context.storageState());
  } finally {
    await context.close();
  }
}

const rows = (page: Page) => page.locator("tbody th[scope=row]");

async function open(page: Page, url: string): Promise<void> {
  await page.goto(url);
  await rows(page).first().waitFor();
}

/** A tab that stays open until its token is renewed. */
async function renewal(lab: Lab, served: Served, samples: Samples): Promise<void> {
  await setLifetimes(REFRESH_LIFETIME);
  const context = await lab.newContext(served);
  try {
    const page = await context.newPage();
    await signIn(page, served, samplePerson());
    await rows(page).first().waitFor();
    const { authenticates } = await settled();
    const about = { event: "token", label: "a token that is renewed in an open tab" };
    await countDuring(
      () => renewed(authenticates),
      (counted) => add(samples, served.subject, about, counted),
    );
  } finally {
    await context.close();
    await setLifetimes(LONG);
  }
}

/** Until one more Authenticate has come. */
async function renewed(authenticates: number): Promise<void> {
  const until = Date.now() + REFRESH_LIFETIME * 2000;
  while ((await counters()).authenticates === authenticates) {
    if (Date.now() > until) throw new Error("The open tab has not renewed its token.");
    await wait(100);
  }
}

async function countDuring(act: () => Promise<unknown>, report: (counted: Counters) => void): Promise<void> {
  const before = await settled();
  await act();
  report(difference(before, await settled()));
}

/** The counters, once they have stood still for a while. */
async function settled(): Promise<Counters> {
  let last = await counters();
  for (;;) {
    await wait(QUIET_MS);
    const now = await counters();
    if (now.executions === last.executions && now.authenticates === last.authenticates) return now;
    last = now;
  }
}

function add(
  samples: Samples,
  subject: Subject,
  { event, label }: { event: string; label: string },
  { executions, authenticates, opened }: Counters,
): void {
  const figure = (name: string, what: string, value: number) =>
    samples.add(
      subject,
      {
        id: `deployment/${event}/${name}`,
        group: "deployment",
        label: `${what}: ${label}`,
        unit: "count",
        better: "lower",
        conditions: { event: label },
      },
      value,
    );
  figure("executions", "Function calls", executions);
  figure("authenticates", "Authenticates", authenticates);
  figure("sockets", "Sockets opened", opened);
}
