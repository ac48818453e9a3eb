import { expect, test } from "vitest";

import { PerPerson } from "./per-person";

test("one person's value is nobody else's", () => {
  const lifetime = new PerPerson(60);
  lifetime.set(5, "Alice@example.com");
  expect(lifetime.get("alice@example.com ")).toBe(5);
  expect(lifetime.get("bob@example.com")).toBe(60);
  expect(lifetime.get()).toBe(60);
});

test("a value for everybody takes the place of each person's own", () => {
  const latency = new PerPerson(0);
  latency.set(180, "alice@example.com");
  latency.set(0);
  expect(latency.get("alice@example.com")).toBe(0);
});
