import type { JSONValue } from "convex/values";

/** What Convex takes for a number: what Rust's `f64` is parsed from. */
const NUMBER = /^[+-]?(?:(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?|inf|infinity|nan)$/i;

/** A field, in quotes that are doubled within it or without any, with what ends it. */
const FIELD = /(?:"(?<quoted>[^"]*(?:""[^"]*)*)"|(?<plain>[^",\r\n][^,\r\n]*|))(?<end>,|\r\n|\r|\n|$)/y;

/**
 * Reads CSV (RFC 4180) as Convex does: the first line names the fields; a value is a number if it can be one, else text.
 * Convex makes null of a number that JSON has not. Empty lines are left out.
 *
 * @throws Error with the number of the row that is none, or has more or fewer fields than the first line
 */
export function readCsv(file: Buffer): JSONValue[] {
  const [header = [], ...rows] = readRows(file.toString().replace(/^\uFEFF/, ""));
  const names = header.map((name) => name.replaceAll(/^ +| +$/g, ""));
  return rows.map((row, i) => {
    if (row.length === names.length)
      return Object.fromEntries(names.map((name, j) => [name, toValue(row[j] ?? "")]));
    throw new Error(`CSV row ${i + 1} doesn't have all of the fields in the header.`);
  });
}

function readRows(text: string): string[][] {
  const rows: string[][] = [];
  for (let at = 0, row: string[] = []; at < text.length || row.length > 0;) {
    FIELD.lastIndex = at;
    const found = FIELD.exec(text);
    if (found?.groups === undefined)
      throw new Error(`CSV row ${rows.length} has a quote that is out of place.`);
    const { quoted, plain = "", end } = found.groups;
    at = FIELD.lastIndex;
    row.push(quoted?.replaceAll('""', '"') ?? plain);
    if (end === ",") continue;
    if (row.length > 1 || row[0] !== "" || quoted !== undefined) rows.push(row);
    row = [];
  }
  return rows;
}

function toValue(text: string): JSONValue {
  if (!NUMBER.test(text)) return text;
  const number = Number(text);
  return Number.isFinite(number) ? number : null;
}
