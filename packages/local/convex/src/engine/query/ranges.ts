import type { JSONValue } from "convex/values";
import type { DatabaseIndex } from "../data/indexes";
import { AFTER_ALL, fromJson, type KeyPart, type KeyRange } from "../data/keys";

/** One step of `withIndex(name, q => q.eq(...).gt(...))`, as the client library serializes it. */
export interface RangeExpression {
  type: "Eq" | "Gt" | "Gte" | "Lt" | "Lte";
  fieldPath: string;
  value: JSONValue;
}

/**
 * Turns equalities on the first fields, then at most one lower and one upper bound on the next field, into a range
 * of keys. Throws when the expressions do not follow the index's fields in that order.
 */
export function keyRange(
  table: string,
  index: DatabaseIndex,
  expressions: readonly RangeExpression[],
): KeyRange {
  const equal: KeyPart[] = [];
  let lower: KeyPart[] | null = null;
  let upper: KeyPart[] | null = null;
  for (const { type, fieldPath, value } of expressions) {
    const bounded = lower !== null || upper !== null;
    if (fieldPath !== index.fields[equal.length]) throw outOfOrder(table, index, expressions, fieldPath);
    const part = fromJson(value);
    switch (type) {
      case "Eq":
        if (bounded) throw outOfOrder(table, index, expressions, fieldPath);
        equal.push(part);
        break;
      case "Gt":
      case "Gte":
        if (lower !== null) throw repeatedBound(table, index, "lower", fieldPath);
        lower = type === "Gt" ? [part, AFTER_ALL] : [part];
        break;
      case "Lt":
      case "Lte":
        if (upper !== null) throw repeatedBound(table, index, "upper", fieldPath);
        upper = type === "Lte" ? [part, AFTER_ALL] : [part];
        break;
    }
  }
  return { lower: [...equal, ...(lower ?? [])], upper: [...equal, ...(upper ?? [AFTER_ALL])] };
}

function outOfOrder(
  table: string,
  index: DatabaseIndex,
  expressions: readonly RangeExpression[],
  fieldPath: string,
): Error {
  return new Error(
    `Tried to query index ${table}.${index.name} but the query didn't use the index fields in order.\n` +
      `Index fields: ${JSON.stringify(index.fields)}\n` +
      `Query fields: ${JSON.stringify(expressions.map((expression) => expression.fieldPath))}\n` +
      `First incorrect field: ${JSON.stringify(fieldPath)}`,
  );
}

function repeatedBound(table: string, index: DatabaseIndex, side: string, fieldPath: string): Error {
  return new Error(
    `Tried to query index ${table}.${index.name} with two ${side} bounds on field ${JSON.stringify(fieldPath)}.`,
  );
}
