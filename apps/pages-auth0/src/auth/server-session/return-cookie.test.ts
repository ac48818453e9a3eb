import { expect, test } from "vitest";
import { keptPath, returnCookie, shortenPath } from "./return-cookie";

const long = `/customers?q=${"a".repeat(3000)}#x`;

test("a long path is kept for the login that it belongs to, and for no other", () => {
  const cookie = returnCookie({ state: "s1", path: long }, false);
  expect(keptPath(cookie?.value, "s1")).toBe(long);
  expect(keptPath(cookie?.value, "s2")).toBeUndefined();
  expect(keptPath(cookie?.value, null)).toBeUndefined();
  expect(keptPath(undefined, "s1")).toBeUndefined();
});

test("what no browser would keep is not sent to one", () => {
  expect(returnCookie({ state: "s1", path: `/customers?q=${"ü".repeat(2000)}` }, false)).toBeUndefined();
});

test.each([
  ["/customers?q=a#b", "/customers?q=a#b"],
  [`/customers?q=a#${"b".repeat(3000)}`, "/customers?q=a"],
  [long, "/customers"],
  [`/${"a".repeat(3000)}`, "/"],
])("the SDK is handed what it keeps, and it is the same page", (path, kept) => {
  expect(shortenPath(path)).toBe(kept);
});
