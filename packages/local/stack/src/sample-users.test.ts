import { expect, test } from "vitest";
import { sampleUsers } from "./sample-users";

test("have verified addresses, so that both logins join one person", () => {
  expect(sampleUsers.map(({ email, password }) => [email, password])).toEqual([
    ["alice@example.com", "alice-password"],
    ["bob@example.com", "bob-password"],
  ]);
  expect(sampleUsers.every(({ emailVerified }) => emailVerified)).toBe(true);
});
