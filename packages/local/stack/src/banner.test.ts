import { expect, test } from "vitest";
import { banner } from "./banner";
import { appEntries, appUrl } from "./config/environment";
import { inspectService, type Plan } from "./config/plan";
import { mapServices, serviceEntries } from "./config/services/index";
import { devPorts } from "./ports/ports";
import { sampleUsers } from "./sample-users";
import { everythingLocal, everythingReal, localUrl } from "./testing/samples/index";

const addresses = Object.fromEntries(serviceEntries.map(([name, { row }]) => [row.address, localUrl(name)]));

test("shows where everything is and who can sign in, in a box with straight edges", () => {
  const text = banner(everythingLocal, devPorts, addresses, sampleUsers, false);
  for (const part of [
    ...appEntries.flatMap(([key, { title }]) => [title, appUrl(key, devPorts)]),
    ...serviceEntries.flatMap(([name, { row }]) => [row.title, localUrl(name)]),
    "alice@example.com",
    "bob-password",
    "Ctrl-C stops everything",
  ]) {
    expect(text).toContain(part);
  }
  expect(
    new Set(
      text
        .trimEnd()
        .split("\n")
        .map((line) => line.length),
    ).size,
  ).toBe(1);
});

test("names real services, and no sample users when nobody can use them", () => {
  const real = mapServices((service) => inspectService(service, everythingReal));
  const text = banner(real as Plan, devPorts, {}, sampleUsers, false);
  expect(text.match(/ \(real\)/g)).toHaveLength(serviceEntries.length);
  expect(text).not.toContain("undefined");
  expect(text).not.toContain("alice");
});
