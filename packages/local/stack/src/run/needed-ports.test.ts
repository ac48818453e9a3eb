import { expect, test } from "vitest";
import { appEntries } from "../config/environment";
import type { Plan } from "../config/plan";
import { serviceEntries } from "../config/services/index";
import { devPorts } from "../ports/ports";
import { everythingLocal as local } from "../testing/samples/index";
import { neededPorts } from "./needed-ports";

const ports = (mode: "dev" | "test", plan: Plan, command: string): number[] =>
  neededPorts(mode, plan, devPorts, command.split(" ")).map(({ port }) => port);
const ofServices = serviceEntries.flatMap(([, service]) =>
  Object.values(service.ports).map(({ port }) => port),
);
const served = appEntries.map(([, { port }]) => port);

test.each(["turbo run dev", "turbo run start"])("%s needs the ports of what is served, too", (command) => {
  expect(ports("dev", local, command)).toEqual([...served, ...ofServices]);
  expect(new Set([...served, ...ofServices]).size).toBe(served.length + ofServices.length);
});

test("a build needs those of the local services alone", () => {
  expect(ports("dev", local, "turbo run build")).toEqual(ofServices);
});

test("a test always needs the ports of what is served", () => {
  expect(ports("test", local, "turbo run e2e")).toEqual([...served, ...ofServices]);
});

test("a real service needs none", () => {
  const real: Plan = { ...local, convex: { source: "real", values: {} } };
  expect(ports("dev", real, "turbo run build")).not.toContain(devPorts.convex);
});
