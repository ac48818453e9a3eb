import { compareValues, type JSONValue, type Value } from "convex/values";
import { fieldAt, fromJson } from "../data/keys";
import type { StoredDocument } from "../types";

/** What an expression evaluates to: a value, or undefined for a missing field. */
type Result = Value | undefined;
type Evaluate = (document: StoredDocument) => Result;

const COMPARISONS: Readonly<Record<string, (order: number) => boolean>> = {
  $eq: (order) => order === 0,
  $neq: (order) => order !== 0,
  $lt: (order) => order < 0,
  $lte: (order) => order <= 0,
  $gt: (order) => order > 0,
  $gte: (order) => order >= 0,
};

/**
 * Prepares `.filter(q => ...)`, serialized as nested single-key objects such as
 * `{"$eq": [{"$field": "name"}, {"$literal": "Ada"}]}`. Throws on an expression that is none.
 */
export function compileFilter(json: JSONValue): (document: StoredDocument) => boolean {
  const evaluate = compile(json);
  return (document) => evaluate(document) === true;
}

function compile(json: JSONValue): Evaluate {
  const [operator, operand] = singleEntry(json);
  switch (operator) {
    case "$literal": {
      const literal = fromJson(operand);
      return () => literal;
    }
    case "$field": {
      if (typeof operand !== "string") throw unknownExpression(JSON.stringify(json));
      const path = operand.split(".");
      return (document) => fieldAt(document, path);
    }
    case "$and": {
      const parts = operands(operand).map(compile);
      return (document) => parts.every((part) => part(document) === true);
    }
    case "$or": {
      const parts = operands(operand).map(compile);
      return (document) => parts.some((part) => part(document) === true);
    }
    case "$not": {
      const part = compile(operand);
      return (document) => part(document) !== true;
    }
    case "$neg": {
      const part = compile(operand);
      return (document) => negate(part(document));
    }
    default:
      return compileBinary(operator, operands(operand));
  }
}

function compileBinary(operator: string, [leftJson, rightJson]: JSONValue[]): Evaluate {
  if (leftJson === undefined || rightJson === undefined) throw unknownExpression(operator);
  const left = compile(leftJson);
  const right = compile(rightJson);
  const comparison = COMPARISONS[operator];
  if (comparison !== undefined)
    return (document) => comparison(compareValues(left(document), right(document)));
  return (document) => calculate(operator, left(document), right(document));
}

function calculate(operator: string, left: Result, right: Result): Value {
  if (typeof left === "number" && typeof right === "number") return calculateNumbers(operator, left, right);
  if (typeof left === "bigint" && typeof right === "bigint") {
    return BigInt.asIntN(64, calculateIntegers(operator, left, right));
  }
  throw new TypeError(
    `A query filter can only calculate with two numbers or two bigints, but ${operator} got ${typeof left} and ${typeof right}.`,
  );
}

function calculateNumbers(operator: string, left: number, right: number): number {
  switch (operator) {
    case "$add":
      return left + right;
    case "$sub":
      return left - right;
    case "$mul":
      return left * right;
    case "$div":
      return left / right;
    case "$mod":
      return left % right;
    default:
      throw unknownExpression(operator);
  }
}

function calculateIntegers(operator: string, left: bigint, right: bigint): bigint {
  switch (operator) {
    case "$add":
      return left + right;
    case "$sub":
      return left - right;
    case "$mul":
      return left * right;
    case "$div":
      return left / right;
    case "$mod":
      return left % right;
    default:
      throw unknownExpression(operator);
  }
}

function negate(value: Result): Value {
  if (typeof value === "number") return -value;
  if (typeof value === "bigint") return BigInt.asIntN(64, -value);
  throw new TypeError(`A query filter can only negate a number or a bigint, but got ${typeof value}.`);
}

function operands(json: JSONValue): JSONValue[] {
  if (!Array.isArray(json)) throw unknownExpression(JSON.stringify(json));
  return json;
}

function singleEntry(json: JSONValue): [string, JSONValue] {
  const entry = typeof json === "object" && json !== null ? Object.entries(json)[0] : undefined;
  const [operator, operand] = entry ?? [];
  if (operator === undefined || operand === undefined) throw unknownExpression(JSON.stringify(json));
  return [operator, operand];
}

function unknownExpression(text: string): Error {
  return new Error(`This local deployment doesn't know the query filter expression ${text}.`);
}
