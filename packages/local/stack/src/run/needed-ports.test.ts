import { expect, test } from "vitest";
import type { Plan } from "../config/plan";
import { devPorts } from "../ports/ports";
import { neededPorts } from "./needed-ports";

const local: Plan = { convex: { source: "local" }, auth0: { source: "local" }, clerk: { source: "local" } };
const ports = (mode: "dev" | "test", plan: Plan, command: string): number[] =>
  neededPorts(mode, plan, devPorts, command.split(" ")).map(({ port }) => port);

test.each(["turbo run dev", "turbo run start"])(
  "%s needs the ports of the apps and of the comparison too",
  (command) => {
    expect(ports("dev", local, command)).toEqual([3000, 3001, 3002, 3210, 3211, 3220, 3230]);
  },
);

test("a build needs those of the local services alone", () => {
  expect(ports("dev", local, "turbo run build")).toEqual([3210, 3211, 3220, 3230]);
});

test("a test always needs the ports of the apps and of the comparison", () => {
  expect(ports("test", local, "turbo run e2e").slice(0, 3)).toEqual([3000, 3001, 3002]);
});

test("a real service needs none", () => {
  expect(ports("dev", { ...local, auth0: { source: "real", values: {} } }, "turbo run build")).not.toContain(
    3220,
  );
});
