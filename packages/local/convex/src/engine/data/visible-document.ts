import type { JSONValue } from "convex/values";

import type { StoredDocument } from "../types";
import { documentToJson } from "./keys";

/**
 * A document as functions see it: without what the deployment keeps in its own documents for itself, which is the
 * component that a scheduled function belongs to.
 */
export function visibleToJson(document: StoredDocument): JSONValue {
  if (!("_component" in document)) return documentToJson(document);
  const { _component, ...visible } = document;
  return documentToJson(visible);
}
