import type { StoredDocument } from "../types";
import { treeOf, type BTree } from "./btree";
import { Deferred } from "./deferred";
import { BY_ID, type DatabaseIndex } from "./indexes";
import type { Change } from "./inverted-index";
import { compareKeys, type IndexKey } from "./keys";

export type DocumentTree = BTree<IndexKey, StoredDocument>;

/** The documents of a table in the order of an index. */
export type OrderedDocuments = Deferred<DocumentTree, Change>;

export function orderedDocuments(
  definition: DatabaseIndex,
  documents: () => Iterable<StoredDocument>,
): OrderedDocuments {
  return Deferred.of(() => toTree(definition, documents()), applyInOrder(definition));
}

/** The same for documents that are in order already. */
export function documentsInOrder(definition: DatabaseIndex, tree: DocumentTree): OrderedDocuments {
  return Deferred.of(() => tree, applyInOrder(definition));
}

function toTree(definition: DatabaseIndex, documents: Iterable<StoredDocument>): DocumentTree {
  if (definition.name === BY_ID.name) return toTreeById(documents);
  const entries = Array.from(documents, (document): [IndexKey, StoredDocument] => [
    definition.keyOf(document),
    document,
  ]);
  entries.sort((a, b) => compareKeys(a[0], b[0]));
  return treeOf(entries, compareKeys);
}

/** The same for what is sorted by strings of ASCII alone, which the engine does without asking how. */
function toTreeById(documents: Iterable<StoredDocument>): DocumentTree {
  const byId = new Map(Array.from(documents, (document) => [document._id, document]));
  const entries = [...byId.keys()].sort().flatMap((id): [IndexKey, StoredDocument][] => {
    const document = byId.get(id);
    return document === undefined ? [] : [[[id], document]];
  });
  return treeOf(entries, compareKeys);
}

function applyInOrder(
  definition: DatabaseIndex,
): (tree: DocumentTree, changes: readonly Change[]) => DocumentTree {
  return (before, changes) => {
    if (changes.length > before.size) return toTree(definition, changed(before.values(), changes));
    const tree = before.clone();
    for (const [from, to] of changes) {
      const key = to === null ? null : definition.keyOf(to);
      if (from !== null) {
        const oldKey = definition.keyOf(from);
        if (key === null || compareKeys(key, oldKey) !== 0) tree.delete(oldKey);
      }
      if (key !== null && to !== null) tree.set(key, to);
    }
    return tree;
  };
}

function changed(documents: Iterable<StoredDocument>, changes: readonly Change[]): Iterable<StoredDocument> {
  const byId = new Map<string, StoredDocument>();
  for (const document of documents) byId.set(document._id, document);
  for (const [before, after] of changes) {
    if (after !== null) byId.set(after._id, after);
    else if (before !== null) byId.delete(before._id);
  }
  return byId.values();
}
