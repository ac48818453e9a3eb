import { expect, test } from "vitest";
import { parseInvocation } from "./args";

test.each([
  [["--", "turbo", "run", "dev"], { kind: "run", test: false, command: ["turbo", "run", "dev"] }],
  [["--test", "--", "turbo", "--help"], { kind: "run", test: true, command: ["turbo", "--help"] }],
  [["--", "env", "--", "-x"], { kind: "run", test: false, command: ["env", "--", "-x"] }],
  [["doctor"], { kind: "doctor" }],
  [["reset"], { kind: "reset" }],
  [["--help"], { kind: "help" }],
  [["-h"], { kind: "help" }],
])("%j", (args, invocation) => {
  expect(parseInvocation(args)).toEqual(invocation);
});

test.each([
  [[], "no command"],
  [["--"], "no command"],
  [["--test"], "no command"],
  [["turbo", "run", "dev"], 'no "turbo run dev"'],
  [["--fast", "--", "x"], "--fast"],
  [["doctor", "--test"], "takes nothing else"],
  [["reset", "--", "x"], "takes nothing else"],
])("%j is refused", (args, message) => {
  expect(() => parseInvocation(args)).toThrow(message);
});
