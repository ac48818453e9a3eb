import { expect, test } from "vitest";
import type { App } from "../concern";
import { estimate, eventsPerMonth, type Assumptions, type Cost, type Counts } from "./model";
import { prices } from "./prices";

const assumptions: Assumptions = {
  people: 1000,
  loadsPerDay: 2,
  navigationsPerLoad: 5,
  hoversPerLoad: 10,
  minutesOpen: 30,
  daysPerMonth: 20,
  loginsPerMonth: 3,
  peakFactor: 4,
};

const nothing: Cost = { convexCalls: 0, databaseBytes: 0, invocations: 0, cpuMs: 0, transferBytes: 0 };
const none: Counts = {
  load: nothing,
  navigation: nothing,
  hover: nothing,
  idleHour: nothing,
  socketsPerTab: 1,
};

test("events follow from how people use it", () => {
  expect(eventsPerMonth(assumptions)).toEqual({
    load: 40_000,
    navigation: 200_000,
    hover: 400_000,
    idleHour: 20_000,
  });
});

test("each event adds what it costs", () => {
  const counts: Counts = {
    ...none,
    load: { ...nothing, convexCalls: 3, invocations: 1 },
    hover: { ...nothing, convexCalls: 2 },
  };
  const month = estimate("app-clerk", assumptions, counts, prices);
  expect(month.convexCalls).toBe(3 * 40_000 + 2 * 400_000);
  expect(month.invocations).toBe(40_000);
  expect(month.logins).toBe(3000);
});

test("sockets are those of the tabs that are open at the busiest moment", () => {
  // 1,000 people with two half hours a day are 41.7 tabs on average.
  expect(estimate("app-clerk", assumptions, none, prices).peakSockets).toBeCloseTo(166.7, 1);
});

test("what is included costs the base alone, and more is charged by use", () => {
  const base = prices.base.convex + prices.base.vercel + prices.base.clerk;
  expect(estimate("app-clerk", assumptions, none, prices).dollars.total).toBe(base);
  const many = { ...assumptions, people: 100_000 };
  expect(estimate("app-clerk", many, none, prices).dollars.identity).toBeCloseTo(25 + 50_000 * 0.02);
  const counts = { ...none, load: { ...nothing, convexCalls: 1000 } };
  expect(estimate("app-clerk", assumptions, counts, prices).dollars.convex).toBeCloseTo(25 + 15e6 * 2e-6);
});

test("an app pays its own identity provider", () => {
  const many = { ...assumptions, people: 100_000 };
  const identity = (app: App) => estimate(app, many, none, prices).dollars.identity;
  expect(identity("pages-auth0")).toBeCloseTo(35 + 99_500 * 0.07);
  expect(identity("app-clerk")).toBeCloseTo(25 + 50_000 * 0.02);
});
