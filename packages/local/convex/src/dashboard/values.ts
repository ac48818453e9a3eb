import { html, type Fragment } from "@repo/local-kit/html";
import { jsonToConvex, type JSONValue } from "convex/values";

import { formatValue } from "../engine/data/format";
import { at } from "./layout";

/** How much is shown of bytes beside their encoding. */
const MAX_NOTE_LENGTH = 80;

/** The furthest that a date can be from the epoch, in milliseconds (ECMA-262, section 21.4.1.1). */
const MAX_TIME = 8.64e15;

/**
 * A value in Convex JSON, indented. Ids are links. What JSON does not have stands as it is encoded, so that it can be
 * copied into a form, with a note of what it is.
 */
export function shownValue(
  value: JSONValue,
  ids: ReadonlySet<string> = new Set(),
  indentation = "",
): Fragment {
  if (typeof value === "string" && ids.has(value))
    return html`"<a href="${documentUrl(value)}">${value}</a>"`;
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  const inner = `${indentation}  `;
  const lines = (parts: Fragment[], [open, close]: readonly [string, string]): Fragment =>
    parts.length === 0
      ? open + close
      : [open, parts.map((part, i) => [i === 0 ? "\n" : ",\n", inner, part]), `\n${indentation}${close}`];
  if (Array.isArray(value)) {
    return lines(
      value.map((item) => shownValue(item, ids, inner)),
      ["[", "]"],
    );
  }
  const entries = Object.entries(value);
  if (entries.length === 1 && /^\$(?:integer|bytes|float)$/.test(entries[0]?.[0] ?? ""))
    return encoded(value);
  const fields = entries.map(([name, field]): Fragment => [
    `${JSON.stringify(name)}: `,
    shownValue(field, ids, inner),
    name === "_creationTime" && timeNote(field),
  ]);
  return lines(fields, ["{", "}"]);
}

export const documentUrl = (id: string): string => at(`/document?id=${encodeURIComponent(id)}`);

function encoded(value: JSONValue): Fragment {
  const text = formatValue(jsonToConvex(value));
  const short = text.length > MAX_NOTE_LENGTH ? `${text.slice(0, MAX_NOTE_LENGTH)}…` : text;
  return [JSON.stringify(value), note(short)];
}

function timeNote(value: JSONValue): Fragment {
  return typeof value === "number" && Math.abs(value) <= MAX_TIME && note(new Date(value).toISOString());
}

function note(text: string): Fragment {
  return html` <span class="note">${text}</span>`;
}
