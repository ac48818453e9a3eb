import { expect, test } from "vitest";
import { problemOf } from "./finish-login";

test.each([
  // As auth0-spa-js words it.
  [
    "Expiration Time (exp) claim error in the ID token; current time (Mon) is after expiration time (Sun)",
    "clock",
  ],
  ["Invalid state", "failed"],
])("%s: %s", (message, problem) => {
  expect(problemOf(new Error(message))).toBe(problem);
});
