import { jsonToConvex, type JSONValue, type Value } from "convex/values";

/**
 * How values are answered: as the client library reads them (`{"$integer": "..."}`), or as plain JSON.
 * https://docs.convex.dev/http-api/#value-format
 */
export type ValueFormat = "convex_encoded_json" | "json";

/** A value in Convex JSON in the format that was asked for. */
export function inFormat(format: ValueFormat, value: JSONValue): JSONValue {
  return format === "json" ? toPlainJson(jsonToConvex(value)) : value;
}

/** An int64 becomes its digits, bytes become base64, and a number that JSON doesn't have its name. */
function toPlainJson(value: Value | undefined): JSONValue {
  if (typeof value === "bigint") return String(value);
  if (typeof value === "number") return Number.isFinite(value) ? value : String(value);
  if (value instanceof ArrayBuffer) return Buffer.from(value).toString("base64");
  if (Array.isArray(value)) return value.map(toPlainJson);
  if (typeof value !== "object" || value === null) return value ?? null;
  return Object.fromEntries(Object.entries(value).map(([name, field]) => [name, toPlainJson(field)]));
}
