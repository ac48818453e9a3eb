import { expect, test } from "vitest";
import { endSessions, isEnded } from "./ended-sessions";

const NOW = 1_800_000_000_000;
const session = (sid: string, sub: string, age: number) => ({
  user: { sub },
  internal: { sid, createdAt: NOW / 1000 - age },
});

test("a session that has ended stays so, and no other ends with it", () => {
  endSessions({ sid: "one", sub: "auth0|alice" }, NOW);
  expect(isEnded(session("one", "auth0|alice", 60))).toBe(true);
  expect(isEnded(session("two", "auth0|alice", 60))).toBe(false);
});

test("a logout that names no session ends all of the user's", () => {
  endSessions({ sub: "auth0|bob" }, NOW);
  expect(isEnded(session("three", "auth0|bob", 60))).toBe(true);
  expect(isEnded(session("three", "auth0|carol", 60))).toBe(false);
});

test("a later login within the same session of the tenant is another one", () => {
  endSessions({ sid: "kept" }, NOW);
  expect(isEnded(session("kept", "auth0|alice", -5))).toBe(false);
});

test("it is forgotten when no cookie can be left of it", () => {
  endSessions({ sid: "old" }, NOW - 25 * 60 * 60 * 1000);
  endSessions({ sid: "new" }, NOW);
  expect(isEnded(session("old", "auth0|alice", 26 * 60 * 60))).toBe(false);
});
