/**
 * A text as it is stored and searched for: without white space around it, and well-formed. Half of a surrogate pair,
 * which JavaScript can hold and UTF-8 cannot, becomes U+FFFD, as in `String.prototype.toWellFormed`; the length stays.
 */
export function cleanText(text: string): string {
  return wellFormed(text).trim();
}

/** A text in which no half of a character stands alone. */
export function wellFormed(text: string): string {
  return text.replaceAll(/\p{Surrogate}/gu, "\uFFFD");
}
