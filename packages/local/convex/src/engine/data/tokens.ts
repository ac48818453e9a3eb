import type { Value } from "convex/values";

import { TOO_LONG_WORD_BYTES } from "../limits/limits";

/** The words of a text, lower case, in order and with repeats; none for anything but a string. */
export function tokenize(text: Value | undefined): string[] {
  if (typeof text !== "string") return [];
  const words = text.match(/[\p{L}\p{N}]+/gu) ?? [];
  return words.filter((word) => !isTooLong(word)).map((word) => word.toLowerCase());
}

/** Convex leaves such a word out, of documents and of searches alike. */
function isTooLong(word: string): boolean {
  // Most words are so short that their bytes need not be counted: no character takes more than three.
  return word.length * 3 >= TOO_LONG_WORD_BYTES && Buffer.byteLength(word) >= TOO_LONG_WORD_BYTES;
}
