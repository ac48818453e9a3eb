import type { App } from "../concern";
import type { Price, Prices } from "./prices";

/** What one event costs. */
export interface Cost {
  /** Function calls on the Convex deployment, those that a change makes run again included. */
  convexCalls: number;
  databaseBytes: number;
  /** Functions that run on Vercel. */
  invocations: number;
  cpuMs: number;
  transferBytes: number;
}

/** The events of a visit. */
export const events = ["load", "navigation", "hover", "idleHour"] as const;
export type Event = (typeof events)[number];

/** Measured: what each event costs one router with one prefetching technique, and the sockets of an open tab. */
export type Counts = Record<Event, Cost> & { socketsPerTab: number };

/** How people use the product. */
export interface Assumptions {
  /** People who come at least once a month. */
  people: number;
  loadsPerDay: number;
  navigationsPerLoad: number;
  hoversPerLoad: number;
  /** How long a tab stays open after a load. */
  minutesOpen: number;
  daysPerMonth: number;
  loginsPerMonth: number;
  /** How many times the average is there at the busiest moment. */
  peakFactor: number;
}

/** A month. */
export interface Estimate extends Cost {
  logins: number;
  /** Open at the busiest moment. */
  peakSockets: number;
  /** In US dollars. */
  dollars: { convex: number; vercel: number; identity: number; total: number };
}

const GIGABYTE = 1e9;
const MILLION = 1e6;
const MINUTES_PER_DAY = 24 * 60;
const MS_PER_HOUR = 3_600_000;

/** What a month of an app costs, from what was counted for each event. */
export function estimate(app: App, assumptions: Assumptions, counts: Counts, prices: Prices): Estimate {
  const { people, minutesOpen, loadsPerDay, loginsPerMonth, peakFactor } = assumptions;
  const times = eventsPerMonth(assumptions);
  const sum = (part: keyof Cost) =>
    events.reduce((total, event) => total + times[event] * counts[event][part], 0);
  const cost: Cost = {
    convexCalls: sum("convexCalls"),
    databaseBytes: sum("databaseBytes"),
    invocations: sum("invocations"),
    cpuMs: sum("cpuMs"),
    transferBytes: sum("transferBytes"),
  };
  const tabs = (people * loadsPerDay * minutesOpen * peakFactor) / MINUTES_PER_DAY;
  return {
    ...cost,
    logins: people * loginsPerMonth,
    peakSockets: tabs * counts.socketsPerTab,
    dollars: dollarsOf(app, cost, people, prices),
  };
}

/** How often each event happens a month, for everybody together. */
export function eventsPerMonth(assumptions: Assumptions): Record<Event, number> {
  const load = assumptions.people * assumptions.loadsPerDay * assumptions.daysPerMonth;
  return {
    load,
    navigation: load * assumptions.navigationsPerLoad,
    hover: load * assumptions.hoversPerLoad,
    idleHour: (load * assumptions.minutesOpen) / 60,
  };
}

/** Whom an app pays for its logins: the two providers' prices are far apart. */
const providers = { "pages-auth0": ["auth0", "auth0User"], "app-clerk": ["clerk", "clerkUser"] } as const;

function dollarsOf(app: App, cost: Cost, people: number, prices: Prices): Estimate["dollars"] {
  const convex =
    prices.base.convex +
    charge(prices.millionCalls, cost.convexCalls / MILLION) +
    charge(prices.databaseGigabyte, cost.databaseBytes / GIGABYTE);
  const vercel =
    prices.base.vercel +
    charge(prices.millionInvocations, cost.invocations / MILLION) +
    charge(prices.cpuHour, cost.cpuMs / MS_PER_HOUR) +
    charge(prices.transferGigabyte, cost.transferBytes / GIGABYTE);
  const [base, user] = providers[app];
  const identity = prices.base[base] + charge(prices[user], people);
  return { convex, vercel, identity, total: convex + vercel + identity };
}

const charge = ({ included, perUnit }: Price, used: number) => Math.max(0, used - included) * perUnit;
