import type { JSONValue } from "convex/values";
import { expect, test } from "vitest";
import { compileFilter } from "./filters";

const document = { _id: "1", _creationTime: 1, n: 7, big: 7n, name: "b", inner: { flag: true } };
const field = (name: string): JSONValue => ({ $field: name });
const literal = (value: JSONValue): JSONValue => ({ $literal: value });
const matches = (filter: JSONValue): boolean => compileFilter(filter)(document);

test.each<[JSONValue, boolean]>([
  [{ $eq: [field("inner.flag"), literal(true)] }, true],
  [{ $eq: [field("missing"), literal({ $undefined: null })] }, true],
  [{ $neq: [field("name"), literal("b")] }, false],
  [{ $lt: [field("name"), literal("c")] }, true],
  [{ $gt: [field("name"), literal(100)] }, true],
  [{ $lte: [field("missing"), literal(null)] }, true],
  [{ $eq: [{ $mod: [{ $add: [field("n"), literal(4)] }, literal(3)] }, literal(2)] }, true],
  [
    {
      $eq: [
        { $neg: { $mul: [field("n"), { $sub: [literal(1), literal(3)] }] } },
        { $div: [literal(28), literal(2)] },
      ],
    },
    true,
  ],
  [{ $eq: [{ $mul: [field("big"), field("big")] }, literal({ $integer: "MQAAAAAAAAA=" })] }, true],
  [{ $and: [literal(false), literal("never evaluated")] }, false],
  [{ $or: [literal(true), literal("never evaluated")] }, true],
  [{ $and: [{ $eq: [field("n"), literal(7)] }, { $not: { $eq: [field("n"), literal(8)] } }] }, true],
  [{ $or: [{ $eq: [field("n"), literal(1)] }, { $eq: [field("n"), literal(2)] }] }, false],
])("%j is %s", (filter, expected) => {
  expect(matches(filter)).toBe(expected);
});

test("calculating with mixed or other types is an error", () => {
  expect(() => matches({ $add: [field("n"), field("big")] })).toThrow(
    "Cannot add 7.0 (type Float64) and 7n (type Int64)",
  );
  expect(() => matches({ $neg: field("name") })).toThrow('Cannot negate "b" (type String)');
});

test.each<[string, JSONValue]>([
  ["not", { $not: field("name") }],
  ["and", { $and: [literal(true), field("name")] }],
  ["or", { $or: [literal(false), field("name")] }],
  ["a filter itself", field("name")],
])("%s takes nothing but a boolean", (_what, filter) => {
  expect(() => matches(filter)).toThrow('Cannot use value "b" (type String) as a Boolean');
  expect(() => matches({ $not: field("missing") })).toThrow("value undefined (type undefined) as a Boolean");
});

const LARGEST = literal({ $integer: "/////////38=" });
const SMALLEST = literal({ $integer: "AAAAAAAAAIA=" });
const [ONE, ZERO] = [literal({ $integer: "AQAAAAAAAAA=" }), literal({ $integer: "AAAAAAAAAAA=" })];
test.each<[string, JSONValue]>([
  ["Cannot add", { $add: [LARGEST, ONE] }],
  ["Cannot subtract", { $sub: [SMALLEST, ONE] }],
  ["Cannot multiply", { $mul: [LARGEST, LARGEST] }],
  ["Cannot negate", { $neg: SMALLEST }],
  ["Cannot divide", { $div: [ONE, ZERO] }],
])("%s what does not fit into an int64", (message, sum) => {
  expect(() => matches({ $eq: [sum, ZERO] })).toThrow(message);
});

test("an unknown expression is named", () => {
  expect(() => matches({ $sqrt: [field("n"), field("n")] })).toThrow("$sqrt");
});
