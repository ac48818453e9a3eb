import { compareValues, type JSONValue, type Value } from "convex/values";
import { formatValue, typeName } from "../data/format";
import { fieldAt, fromJson } from "../data/keys";
import { commitTsProblem } from "../limits/values";
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
  return (document) => asBoolean(evaluate(document));
}

function compile(json: JSONValue): Evaluate {
  const [operator, operand] = singleEntry(json);
  switch (operator) {
    case "$literal": {
      const problem = commitTsProblem(operand);
      if (problem !== null) throw new Error(problem);
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
      return (document) => parts.every((part) => asBoolean(part(document)));
    }
    case "$or": {
      const parts = operands(operand).map(compile);
      return (document) => parts.some((part) => asBoolean(part(document)));
    }
    case "$not": {
      const part = compile(operand);
      return (document) => !asBoolean(part(document));
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

function asBoolean(value: Result): boolean {
  if (typeof value === "boolean") return value;
  throw new Error(`Cannot use value ${described(value)} as a Boolean`);
}

/** The verbs of Convex's messages. */
const VERBS: Readonly<Record<string, string>> = {
  $add: "add",
  $sub: "subtract",
  $mul: "multiply",
  $div: "divide",
  $mod: "mod",
};

function calculate(operator: string, left: Result, right: Result): Value {
  const verb = VERBS[operator];
  if (verb === undefined) throw unknownExpression(operator);
  if (typeof left === "number" && typeof right === "number") return calculateNumbers(operator, left, right);
  const what = () => `Cannot ${verb} ${described(left)} and ${described(right)}`;
  if (typeof left !== "bigint" || typeof right !== "bigint") throw new Error(what());
  if (right === 0n && (operator === "$div" || operator === "$mod"))
    throw new Error(`${what()}: division by zero`);
  return int64(calculateIntegers(operator, left, right), what);
}

function int64(value: bigint, what: () => string): bigint {
  if (BigInt.asIntN(64, value) === value) return value;
  throw new Error(`${what()}: the result does not fit into an int64`);
}

function described(value: Result): string {
  return `${formatValue(value)} (type ${typeName(value)})`;
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
  const what = () => `Cannot negate ${described(value)}`;
  if (typeof value === "bigint") return int64(-value, what);
  throw new Error(what());
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
