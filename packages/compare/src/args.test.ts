import { expect, test } from "vitest";
import { parseInvocation, UsageError } from "./args";

test("without arguments everything is measured", () => {
  expect(parseInvocation([])).toEqual({
    kind: "measure",
    quick: false,
    snapshot: false,
    only: ["code", "dependencies", "build", "first-load", "navigation", "server", "deployment"],
  });
});

test("a group and the kind can be chosen", () => {
  expect(parseInvocation(["--quick", "--only", "code"])).toMatchObject({ quick: true, only: ["code"] });
});

test("two files are compared", () => {
  expect(parseInvocation(["diff", "a.json", "b.json"])).toEqual({
    kind: "diff",
    before: "a.json",
    after: "b.json",
  });
});

test("the model is checked", () => {
  expect(parseInvocation(["simulate"])).toEqual({ kind: "simulate" });
});

test.each([[["simulate", "now"]], [["diff", "a.json"]], [["--only", "speed"]], [["undo"]], [["--fast"]]])(
  "refuses %j",
  (args) => {
    expect(() => parseInvocation(args)).toThrow(UsageError);
  },
);
