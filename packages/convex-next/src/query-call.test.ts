import { makeFunctionReference } from "convex/server";
import { convexToJson } from "convex/values";
import { expect, test } from "vitest";
import { authedCall, callKey, preloadedResult, publicCall, queryOf } from "./query-call";

const list = makeFunctionReference<"query", { a?: number; b?: { c: number; d: number }; e?: bigint }>(
  "customers:list",
);

test("is plain data, so it crosses from a server component and through props", () => {
  const call = authedCall(list, { a: 1 });
  expect(JSON.parse(JSON.stringify(call))).toEqual({
    name: "customers:list",
    args: { a: 1 },
    access: "authenticated",
  });
});

test("leads back to the query it was made of", () => {
  expect(queryOf(publicCall(list, {}))).toEqual(makeFunctionReference<"query">("customers:list"));
});

test("has one key for the same query and arguments, whatever their order", () => {
  const one = callKey(authedCall(list, { a: 1, b: { c: 2, d: 3 } }));
  const other = callKey(authedCall(list, { b: { d: 3, c: 2 }, a: 1 }));
  expect(one).toBe(other);
});

test.each([
  ["another value", authedCall(list, { a: 2 })],
  ["another argument", authedCall(list, { e: 1n })],
  ["another query", authedCall(makeFunctionReference<"query">("customers:page"), { a: 1 })],
])("has another key for %s", (_, call) => {
  expect(callKey(call)).not.toBe(callKey(authedCall(list, { a: 1 })));
});

test("what was preloaded is read as the query returned it", () => {
  const payload = {
    _name: "customers:list",
    _argsJSON: {},
    _valueJSON: convexToJson({ ids: [1n], isDone: true }),
  };
  expect(preloadedResult({ payload: payload as never })).toEqual({ ids: [1n], isDone: true });
});
