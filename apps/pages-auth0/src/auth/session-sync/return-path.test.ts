import { expect, test } from "vitest";
import { returnPath } from "./return-path";

test.each(["/", "/customers", "/customers/abc?x=1#y", "/customers?next=//evil.example"])(
  "%s is kept",
  (path) => {
    expect(returnPath(path)).toBe(path);
  },
);

test.each([
  "//evil.example",
  "/\\evil.example",
  "/\t/evil.example",
  "/.//evil.example",
  "/./\\evil.example",
  "/x/..//evil.example",
  "/%2e//evil.example",
  "/x/%2E%2e/\\evil.example",
  "https://evil.example",
  "javascript:alert(1)",
  "customers",
  "",
  undefined,
  ["/customers"],
])("%j becomes the home page", (value) => {
  expect(returnPath(value)).toBe("/");
});
