import type { StoredDocument } from "../types";
import { documentToJson } from "./keys";

/** How much text of documents is kept, in characters: what is read again and again is some pages of them. */
const KEPT_CHARACTERS = 8 * 1024 * 1024;

/**
 * The texts that were asked for lately, and those before them. A stored document never changes, so a text stays right for
 * as long as somebody has its document.
 */
let recent = new Map<StoredDocument, string>();
let older: ReadonlyMap<StoredDocument, string> = new Map();
let recentCharacters = 0;

/**
 * A document as functions see it, as text in Convex JSON: without what the deployment keeps in its own documents for
 * itself, which is the component that a scheduled function belongs to. One that is read again is written out once.
 */
export function visibleText(document: StoredDocument): string {
  const known = recent.get(document);
  if (known !== undefined) return known;
  const text = older.get(document) ?? JSON.stringify(documentToJson(visible(document)));
  keep(document, text);
  return text;
}

function visible(document: StoredDocument): StoredDocument {
  if (!("_component" in document)) return document;
  const { _component, ...rest } = document;
  return rest;
}

function keep(document: StoredDocument, text: string): void {
  recent.set(document, text);
  recentCharacters += text.length;
  if (recentCharacters < KEPT_CHARACTERS) return;
  older = recent;
  recent = new Map();
  recentCharacters = 0;
}
