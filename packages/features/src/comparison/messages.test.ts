import { expect, test } from "vitest";
import { isOwnPath, parseGo, parseReport, type Report } from "./messages";

const report: Report = {
  type: "comparison/report",
  path: "/customers?search=ada",
  kind: "load",
  session: "signed-in",
  isDevelopment: false,
  isSettled: true,
  cost: {
    requests: 20,
    scriptBytes: 250_000,
    pageBytes: 9000,
    transferredBytes: 270_000,
    firstRows: { ms: 310, isAtMost: true },
  },
};

test("a whole report is read", () => expect(parseReport(report)).toEqual(report));

test.each([
  ["nothing", null],
  ["a text", "comparison/report"],
  ["another message", { ...report, type: "webpackOk" }],
  ["a path of another origin", { ...report, path: "//example.com/" }],
  ["an unknown session", { ...report, session: "root" }],
  ["no cost", { ...report, cost: null }],
  ["a cost that is no number", { ...report, cost: { ...report.cost, requests: "20" } }],
  ["rows without a time", { ...report, cost: { ...report.cost, firstRows: {} } }],
])("%s is no report", (_, data) => expect(parseReport(data)).toBeUndefined());

test("an app is sent to its own paths alone, and takes nothing else from a message", () => {
  expect(parseGo({ type: "comparison/go", path: "/a?b=c", more: 1 })).toEqual({
    type: "comparison/go",
    path: "/a?b=c",
  });
  expect(parseGo({ type: "comparison/go", path: "https://example.com/" })).toBeUndefined();
  expect(parseGo({ type: "comparison/other", path: "/" })).toBeUndefined();
});

test.each(["//example.com", "/\\example.com", "javascript:alert(1)", "customers", "", 7, "/\t/example.com"])(
  "%j is no path of its own",
  (path) => expect(isOwnPath(path)).toBe(false),
);
