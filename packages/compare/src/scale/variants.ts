import type { App } from "../concern";
import type { Figure } from "../measurements/format";
import { median } from "../measurements/statistics";
import type { Cost, Counts } from "./model";

/** One router with one way to have the data at the click. */
export interface Variant {
  id: string;
  subject: App;
  name: string;
  /** What its counts rest on. */
  why: string;
  counts: Counts;
}

/** Rows of a whole page of the list; Convex counts each document as at least a kibibyte. */
const PAGE_ROWS = 50;
const PAGE_BYTES = PAGE_ROWS * 1024;
/** How many links to pages with data somebody sees on one page: the rows of a list on one screen. */
const LINKS_SEEN = 10;
/** How often an hour an open tab renews its token: Clerk's live 60 s, Auth0's ID tokens ten hours. */
const RENEWALS = { "pages-auth0": 0.1, "app-clerk": 60 } as const;

const nothing: Cost = { convexCalls: 0, databaseBytes: 0, invocations: 0, cpuMs: 0, transferBytes: 0 };
const list = (calls: number): Cost => ({ ...nothing, convexCalls: calls, databaseBytes: calls * PAGE_BYTES });

/** What a server render of the list takes, in CPU and in bytes. */
const render = ({ cpuMs, html }: Measured): Cost => ({
  ...list(1),
  invocations: 1,
  cpuMs,
  transferBytes: html,
});

const plus = (...costs: Cost[]): Cost => ({
  convexCalls: sum(costs, "convexCalls"),
  databaseBytes: sum(costs, "databaseBytes"),
  invocations: sum(costs, "invocations"),
  cpuMs: sum(costs, "cpuMs"),
  transferBytes: sum(costs, "transferBytes"),
});
const times = (factor: number, cost: Cost): Cost => plus(...Array.from({ length: factor }, () => cost));
const sum = (costs: readonly Cost[], part: keyof Cost) =>
  costs.reduce((total, cost) => total + cost[part], 0);

interface Measured {
  loadCalls: number;
  renewalCalls: number;
  cpuMs: number;
  html: number;
  /** Without what the identity provider's host serves, which is on nobody's bill here. */
  javascript: number;
  /** Which of these are not in the file, and are assumed. */
  assumed: string[];
}

/** What stands in for a figure that a file lacks. */
const ASSUMED = {
  "pages-auth0": { loadCalls: 4, renewalCalls: 6, cpuMs: 28, html: 25_000, javascript: 259_000, hosted: 0 },
  "app-clerk": { loadCalls: 4, renewalCalls: 6, cpuMs: 40, html: 42_000, javascript: 340_000, hosted: 0 },
} as const;

function measured(figures: readonly Figure[], subject: App): Measured {
  const assumed: string[] = [];
  const known = (id: string) => {
    const samples = figures.find((figure) => figure.id === id)?.samples[subject] ?? [];
    return samples.length > 0 ? median(samples) : undefined;
  };
  const read = (id: string, otherwise: number) => {
    const value = known(id);
    if (value === undefined) assumed.push(id);
    return value ?? otherwise;
  };
  const standIn = ASSUMED[subject];
  return {
    loadCalls: read("deployment/load/executions", standIn.loadCalls),
    renewalCalls: read("deployment/token/executions", standIn.renewalCalls),
    // A quick run asks one of the two pages that are rendered for each request.
    cpuMs:
      known("server/rendering-preloaded/16/cpu") ?? read("server/rendering-server/16/cpu", standIn.cpuMs),
    html: read("first-load/rendering-preloaded/signed-in/empty-cache/fast/html", standIn.html),
    javascript:
      read("first-load/customers/signed-in/empty-cache/fast/javascript", standIn.javascript) -
      read("first-load/customers/signed-in/empty-cache/fast/javascript-hosted", standIn.hosted),
    assumed,
  };
}

/** All variants, from a file of measurements, and the ids of the figures that it lacks. */
export function variantsOf(figures: readonly Figure[]): { variants: Variant[]; assumed: string[] } {
  const [pages, app] = [measured(figures, "pages-auth0"), measured(figures, "app-clerk")];
  const idle = (subject: App, { renewalCalls }: Measured): Cost => ({
    ...list(RENEWALS[subject] * renewalCalls),
  });
  // Both put the rows into the first HTML.
  const load = (of: Measured): Cost => ({
    ...list(of.loadCalls),
    invocations: 1,
    cpuMs: of.cpuMs,
    transferBytes: of.javascript + of.html,
  });
  const pagesIdle = { idleHour: idle("pages-auth0", pages), socketsPerTab: 1 };
  const appIdle = { idleHour: idle("app-clerk", app), socketsPerTab: 1 };
  const variants: Variant[] = [
    {
      id: "pages-plain",
      subject: "pages-auth0",
      name: "Plain link to getServerSideProps",
      why: "Each click renders on the server and subscribes.",
      counts: {
        ...pagesIdle,
        load: load(pages),
        navigation: plus(render(pages), list(1)),
        hover: nothing,
      },
    },
    {
      id: "pages-prewarm",
      subject: "pages-auth0",
      name: "Prewarmed on intent (ours)",
      why: "A load renders on the server. A hover subscribes, and the click joins it; neither asks a server.",
      counts: { ...pagesIdle, load: load(pages), navigation: nothing, hover: list(1) },
    },
    {
      id: "app-plain",
      subject: "app-clerk",
      name: "Plain link to a server component",
      why: "Each click renders on the server and subscribes.",
      counts: { ...appIdle, load: load(app), navigation: plus(render(app), list(1)), hover: nothing },
    },
    {
      id: "app-prefetch",
      subject: "app-clerk",
      name: "prefetch={true}",
      why: `Each of ${LINKS_SEEN} links that a page shows renders its page ahead of a click.`,
      counts: {
        ...appIdle,
        load: plus(load(app), times(LINKS_SEEN, render(app))),
        navigation: list(1),
        hover: nothing,
      },
    },
    {
      id: "app-intent",
      subject: "app-clerk",
      name: "Prefetched and prewarmed on intent (ours)",
      why: "A hover renders on the server and subscribes; the click joins both.",
      counts: { ...appIdle, load: load(app), navigation: nothing, hover: plus(render(app), list(1)) },
    },
  ];
  return { variants, assumed: [...new Set([...pages.assumed, ...app.assumed])] };
}
