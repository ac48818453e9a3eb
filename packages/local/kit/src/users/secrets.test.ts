import { expect, test } from "vitest";

import { isSameSecret } from "./secrets";

test.each([
  ["secret", true],
  ["Secret", false],
  ["secre", false],
  ["", false],
  ["sécret", false],
])('"%s" is the secret: %s', (actual, expected) => {
  expect(isSameSecret(actual, "secret")).toBe(expected);
});
