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
  [{ $and: [{ $eq: [field("n"), literal(7)] }, { $not: { $eq: [field("n"), literal(8)] } }] }, true],
  [{ $or: [{ $eq: [field("n"), literal(1)] }, { $eq: [field("n"), literal(2)] }] }, false],
])("%j is %s", (filter, expected) => {
  expect(matches(filter)).toBe(expected);
});

test("calculating with mixed or other types is an error", () => {
  expect(() => matches({ $add: [field("n"), field("big")] })).toThrow("$add got number and bigint");
  expect(() => matches({ $neg: field("name") })).toThrow("but got string");
});

test("an unknown expression is named", () => {
  expect(() => matches({ $sqrt: [field("n"), field("n")] })).toThrow("$sqrt");
});
