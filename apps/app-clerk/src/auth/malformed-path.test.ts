import { expect, test } from "vitest";
import { isMalformedPath } from "./malformed-path";

test.each(["/customers/%", "/customers/%zz", "/sign-in/%E0%A4%A", "/account/%ff"])(
  "%s is malformed",
  (path) => {
    expect(isMalformedPath(path)).toBe(true);
  },
);

test.each(["/", "/customers/100%25", "/sign-in/%E0%A4%A4", "/customers/%2F", "/%00"])("%s is not", (path) => {
  expect(isMalformedPath(path)).toBe(false);
});
