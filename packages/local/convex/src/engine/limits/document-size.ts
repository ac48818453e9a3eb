import { getDocumentSize, type Value } from "convex/values";

import type { StoredDocument } from "../types";

/** A stored document never changes, and one that is read again and again is measured once. */
const sizes = new WeakMap<StoredDocument, number>();

/** In bytes as Convex counts them, with `_id` and `_creationTime`. */
export function documentSize(document: StoredDocument): number {
  const known = sizes.get(document);
  if (known !== undefined) return known;
  const size = measure(document);
  sizes.set(document, size);
  return size;
}

/** The same for one that may never be read: remembering many sizes costs more than measuring once more. */
export function measure(document: StoredDocument): number {
  return getDocumentSize(document as Record<string, Value>);
}
