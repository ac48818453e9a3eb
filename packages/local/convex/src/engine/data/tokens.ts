import type { Value } from "convex/values";

/** Convex's limit: longer words are cut off here, in documents and in searches alike. */
const MAX_WORD_LENGTH = 32;

/** The words of a text, lower case, in order and with repeats; none for anything but a string. */
export function tokenize(text: Value | undefined): string[] {
  if (typeof text !== "string") return [];
  const words = text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  return words.map((word) => word.slice(0, MAX_WORD_LENGTH));
}
