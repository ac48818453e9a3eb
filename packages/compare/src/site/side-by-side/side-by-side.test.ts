import { expect, test } from "vitest";
import { typedPath } from "./address-bar";
import { costRows, describeRuns } from "./cost";
import { readPath, sideBySideRoute } from "./use-frame-pair";

const origins = ["http://localhost:3000", "http://localhost:3001"];

test.each([
  ["/customers", "/customers"],
  [" customers?search=ada ", "/customers?search=ada"],
  ["http://localhost:3001/account", "/account"],
  ["http://localhost:3000", "/"],
  ["https://example.com/", undefined],
  ["//example.com", undefined],
])("%j in the address bar is %j", (text, path) => expect(typedPath(text, origins)).toBe(path));

test("the address keeps the path, its search included", () => {
  const route = sideBySideRoute("/customers?search=a&b#c", false);
  expect(readPath(new URLSearchParams(route.split("?")[1]))).toBe("/customers?search=a&b#c");
  expect(route).toContain("follow=off");
});

test("an address that is none of the apps' own leads to their start page", () => {
  expect(readPath(new URLSearchParams({ path: "//example.com" }))).toBe("/");
});

test("a time that was not seen is at most so long", () => {
  const cost = { requests: 3, scriptBytes: 2000, pageBytes: 1000, transferredBytes: 0, firstRows: null };
  const report = {
    type: "comparison/report",
    path: "/",
    kind: "load",
    session: "signed-out",
    isDevelopment: false,
    isSettled: true,
  } as const;
  const rows = (firstRows: { ms: number; isAtMost: boolean } | null) =>
    Object.fromEntries(costRows({ ...report, cost: { ...cost, firstRows } }))["Until the first rows"];
  expect(rows(null)).toBe("no rows came");
  expect(rows({ ms: 300, isAtMost: true })).toBe("at most 300 ms");
  expect(rows({ ms: 300, isAtMost: false })).toBe("300 ms");
});

test("what ran is told with as whom", () => {
  expect(describeRuns([])).toEqual(["none"]);
  expect(describeRuns([{ name: "counter:get", authenticated: 1, unauthenticated: 2 }])).toEqual([
    "counter:get × 1, as the signed-in user",
    "counter:get × 2, unauthenticated",
  ]);
});
