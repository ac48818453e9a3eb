import { expect, test } from "vitest";
import { fixture } from "../measurements/testing/fixture";
import type { Figure } from "../measurements/format";
import { defaults } from "./assumptions";
import { estimate, eventsPerMonth } from "./model";
import { priceNames, prices, priceTable } from "./prices";
import { variantsOf } from "./variants";

const callsPerLoad: Figure = {
  id: "deployment/load/executions",
  group: "deployment",
  label: "",
  unit: "count",
  better: "lower",
  conditions: {},
  exact: false,
  samples: { "pages-auth0": [6, 7, 8], "app-clerk": [9] },
};

test("counts are the file's, and what it lacks is named", () => {
  const { variants, assumed } = variantsOf([callsPerLoad]);
  const calls = variants.map(({ counts }) => counts.load.convexCalls);
  // One that renders ten links ahead reads for each of them as well.
  expect(calls).toEqual([7, 7, 9, 19, 9]);
  expect(assumed).not.toContain(callsPerLoad.id);
  expect(assumed).toContain("deployment/token/executions");
  expect(variantsOf(fixture.figures).assumed).toContain(callsPerLoad.id);
});

test("a server's CPU is that of the page that a quick run asks, where there is no other", () => {
  const figure = (page: string, ms: number): Figure => ({
    ...callsPerLoad,
    id: `server/${page}/16/cpu`,
    samples: { "app-clerk": [ms] },
  });
  const cpuOf = (figures: readonly Figure[]) =>
    variantsOf(figures).variants.find(({ id }) => id === "app-plain")?.counts.load.cpuMs;
  const quick = figure("rendering-server", 44);
  expect(cpuOf([quick])).toBe(44);
  expect(cpuOf([quick, figure("rendering-preloaded", 33)])).toBe(33);
});

test("a token of a minute is most of an idle tab's calls", () => {
  const { variants } = variantsOf([]);
  const idle = (id: string) => variants.find((variant) => variant.id === id)?.counts.idleHour.convexCalls;
  expect(idle("app-plain")).toBe(60 * 6);
  expect(idle("pages-plain")).toBeCloseTo(0.6);
});

test("prewarming asks no server of ours beyond the load", () => {
  const month = variantsOf([])
    .variants.filter(({ id }) => id === "pages-prewarm")
    .map(({ subject, counts }) => estimate(subject, defaults, counts, prices));
  expect(month.map(({ invocations }) => invocations)).toEqual([eventsPerMonth(defaults).load]);
});

test("what the identity provider's host serves is not transferred by ours", () => {
  const figure = (what: string, bytes: number): Figure => ({
    ...callsPerLoad,
    id: `first-load/customers/signed-in/empty-cache/fast/${what}`,
    samples: { "app-clerk": [bytes] },
  });
  const app = (figures: readonly Figure[]) =>
    variantsOf(figures).variants.find(({ id }) => id === "app-plain");
  const [all, html] = [figure("javascript", 700), app([])?.counts.navigation.transferBytes ?? 0];
  expect(app([all, figure("javascript-hosted", 400)])?.counts.load.transferBytes).toBe(300 + html);
});

test("every price says where it is from, and when it was read or that nobody has", () => {
  for (const name of priceNames) {
    const { source } = priceTable[name];
    expect(new URL(source.url).protocol).toBe("https:");
    expect(source.read).toMatch(/\d{4}-\d{2}-\d{2}|not verified/);
  }
});
