import type { JSONValue } from "convex/values";

import type { StoredDocument } from "../types";
import { measure } from "./document-size";
import { formatBytes, MAX_DOCUMENT_BYTES, MAX_DOCUMENT_NESTING } from "./limits";
import { nestingOf } from "./values";

/** Throws, in Convex's words, for fields in Convex JSON that are nested too deeply for a document. */
export function checkNesting(fields: JSONValue): void {
  const nesting = nestingOf(fields);
  if (nesting <= MAX_DOCUMENT_NESTING) return;
  throw new Error(
    `Document is too nested (nested ${nesting} levels deep > maximum nesting ${MAX_DOCUMENT_NESTING})`,
  );
}

/** Returns a document's size in bytes. Throws, in Convex's words, for one that is too large. */
export function checkSize(document: StoredDocument): number {
  const size = measure(document);
  if (size <= MAX_DOCUMENT_BYTES) return size;
  throw new Error(
    `Value is too large (${formatBytes(size)} > maximum size ${formatBytes(MAX_DOCUMENT_BYTES)})`,
  );
}
