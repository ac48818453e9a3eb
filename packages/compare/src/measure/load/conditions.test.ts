import { expect, test } from "vitest";
import { conditionsOf } from "./conditions";

test("a full run loads each page signed in and out, with both caches, fast and slow", () => {
  const conditions = conditionsOf("full");
  expect(conditions).toHaveLength(7 * 2 * 2 * 2);
  expect(
    conditions.filter(({ subjects }) => subjects.length === 4).every(({ id }) => id === "customers"),
  ).toBe(true);
});

test("a quick run is a part of it", () => {
  const keys = (kind: "full" | "quick") =>
    conditionsOf(kind).map(({ id, session, cache, speed }) => [id, session, cache, speed].join());
  expect(keys("quick")).toHaveLength(2);
  expect(keys("full")).toEqual(expect.arrayContaining(keys("quick")));
});
