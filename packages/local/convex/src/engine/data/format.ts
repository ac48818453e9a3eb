import { CommitTsPlaceholder, jsonToConvex, type ValidatorJSON } from "convex/values";
import { isFunctionValidator } from "./function-handle";

/** A Convex value as Convex's validation messages print it: floats always with a point, integers with an `n`. */
export function formatValue(value: unknown): string {
  if (typeof value === "number") return Number.isInteger(value) ? value.toFixed(1) : String(value);
  if (typeof value === "bigint") return `${value}n`;
  if (typeof value === "string") return JSON.stringify(value);
  if (value instanceof ArrayBuffer) return `bytes(${Buffer.from(value).toString("hex")})`;
  if (value instanceof CommitTsPlaceholder) return "db.vars.commitTs";
  if (Array.isArray(value)) return `[${value.map(formatValue).join(", ")}]`;
  if (typeof value === "object" && value !== null) {
    const fields = Object.entries(value).filter(([, field]) => field !== undefined);
    return `{${fields.map(([name, field]) => `${name}: ${formatValue(field)}`).join(", ")}}`;
  }
  return String(value);
}

/** A value's type as Convex's messages name it. */
export function typeName(value: unknown): string {
  if (value === undefined) return "undefined";
  if (value === null) return "Null";
  if (typeof value === "number") return "Float64";
  if (typeof value === "bigint" || value instanceof CommitTsPlaceholder) return "Int64";
  if (typeof value === "boolean") return "Boolean";
  if (typeof value === "string") return "String";
  if (value instanceof ArrayBuffer) return "Bytes";
  return Array.isArray(value) ? "Array" : "Object";
}

/** A validator as it is written in source: `v.object({name: v.string()})`. */
export function formatValidator(validator: ValidatorJSON): string {
  // Its types are checked by nobody at run time.
  if (isFunctionValidator(validator)) return "v.function()";
  switch (validator.type) {
    case "number":
      return "v.float64()";
    case "bigint":
      return "v.int64()";
    case "any":
    case "null":
    case "boolean":
    case "string":
    case "bytes":
    case "commitTs":
      return `v.${validator.type}()`;
    case "literal":
      return `v.literal(${formatValue(jsonToConvex(validator.value))})`;
    case "id":
      return `v.id(${JSON.stringify(validator.tableName)})`;
    case "array":
      return `v.array(${formatValidator(validator.value)})`;
    case "record":
      return `v.record(${formatValidator(validator.keys)}, ${formatValidator(validator.values.fieldType)})`;
    case "union":
      return `v.union(${validator.value.map(formatValidator).join(", ")})`;
    case "object":
      break;
  }
  const fields = Object.entries(validator.value).map(([name, { fieldType, optional }]) => {
    const text = formatValidator(fieldType);
    return `${name}: ${optional ? `v.optional(${text})` : text}`;
  });
  return `v.object({${fields.join(", ")}})`;
}
