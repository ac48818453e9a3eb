import { ConvexError } from "convex/values";
import { expect, test } from "vitest";
import { toProblem } from "./problem";

test.each([
  ["as an error of the function", new Error("Uncaught Error: InvalidCursor: Failed to parse cursor")],
  ["as data", new ConvexError({ isConvexSystemError: true, paginationError: "InvalidCursor" })],
])("a cursor that the deployment refuses, %s, is the caller's mistake", (_, error) => {
  expect(toProblem(error)).toMatchObject({ status: 400, field: "cursor" });
});

test("a deployment that does not answer is nobody's mistake", () => {
  expect(toProblem(new TypeError("fetch failed"))).toMatchObject({ status: 503, retryAfter: 5 });
});

test.each([new TypeError("fetch failed"), new DOMException("late", "TimeoutError")])(
  "whoever changes something is not told to try again when nobody knows whether it was done: %s",
  (error) => {
    expect(toProblem(error, true)).toMatchObject({ status: 504, retryAfter: undefined });
  },
);

test("a deployment that refuses a change has not made it", () => {
  expect(toProblem(new Error("Server Error"), true)).toMatchObject({ status: 503, retryAfter: 5 });
});

test("a flood is told when to try again", () => {
  const data = { code: "RATE_LIMITED", message: "Too many clicks at once.", retryAt: 0, retryAfter: 2 };
  expect(toProblem(new ConvexError(data))).toMatchObject({ status: 429, retryAfter: 2 });
});
