import { BTree } from "./btree";
import { BY_CREATION_TIME, BY_ID, type DatabaseIndex, type SearchIndex } from "./indexes";
import { compareKeys, type IndexKey } from "./keys";
import type { StoredDocument } from "../types";

/** A document with its position in an index, or in a search's results. */
export type Row = readonly [key: IndexKey, document: StoredDocument];

export type DocumentTree = BTree<IndexKey, StoredDocument>;

export type Index<Definition = DatabaseIndex | SearchIndex> = {
  readonly definition: Definition;
  readonly tree: DocumentTree;
  /** Of a search index: how many words its documents have together. */
  words: number;
};

/**
 * One version of a table: its documents in the order of each index. Committed versions are never edited; a
 * transaction edits a `clone()`, which shares everything it does not touch.
 */
export class Table {
  readonly #indexes: ReadonlyMap<string, Index>;
  readonly #byId: DocumentTree;

  private constructor(indexes: readonly Index[]) {
    this.#indexes = new Map(indexes.map((index) => [index.definition.name, index]));
    const byId = this.#indexes.get(BY_ID.name);
    if (byId === undefined) throw new Error("A table needs its by_id index.");
    this.#byId = byId.tree;
  }

  /** A table without indexes of its own. */
  static of(documents: readonly StoredDocument[]): Table {
    return new Table([BY_ID, BY_CREATION_TIME].map((definition) => build(definition, documents)));
  }

  get size(): number {
    return this.#byId.size;
  }

  get(id: string): StoredDocument | null {
    return this.#byId.get([id]) ?? null;
  }

  documents(): IterableIterator<StoredDocument> {
    return this.#byId.values();
  }

  databaseIndex(name: string): Index<DatabaseIndex> | null {
    const index = this.#indexes.get(name);
    return index?.definition.kind === "database" ? { ...index, definition: index.definition } : null;
  }

  searchIndex(name: string): Index<SearchIndex> | null {
    const index = this.#indexes.get(name);
    return index?.definition.kind === "search" ? { ...index, definition: index.definition } : null;
  }

  /** An editable copy in constant time. */
  clone(): Table {
    return new Table([...this.#indexes.values()].map((index) => ({ ...index, tree: index.tree.clone() })));
  }

  /** The same documents under another set of indexes; unchanged ones keep their trees. */
  withIndexes(definitions: readonly (DatabaseIndex | SearchIndex)[]): Table {
    const documents = [...this.documents()];
    return new Table(
      [BY_ID, BY_CREATION_TIME, ...definitions].map((definition) => {
        const existing = this.#indexes.get(definition.name);
        const unchanged =
          existing?.definition.kind === definition.kind &&
          existing.definition.signature === definition.signature;
        return unchanged ? { ...existing, definition } : build(definition, documents);
      }),
    );
  }

  /** Replaces `before` by `after`; null stands for "no document". */
  put(before: StoredDocument | null, after: StoredDocument | null): void {
    for (const index of this.#indexes.values()) {
      const { definition, tree } = index;
      const keys = after === null ? [] : definition.keysOf(after);
      if (definition.kind === "search") index.words += wordsOf(keys);
      if (before !== null) {
        const oldKeys = definition.keysOf(before);
        if (definition.kind === "search") index.words -= wordsOf(oldKeys);
        for (const key of oldKeys) {
          if (!keys.some((kept) => compareKeys(kept, key) === 0)) tree.delete(key);
        }
      }
      if (after !== null) for (const key of keys) tree.set(key, after);
    }
  }
}

function build(definition: DatabaseIndex | SearchIndex, documents: readonly StoredDocument[]): Index {
  const entries = documents.flatMap((document) =>
    definition.keysOf(document).map((key): [IndexKey, StoredDocument] => [key, document]),
  );
  // In order, each insertion lands at the right edge: three times faster than in the order of another index.
  entries.sort(([a], [b]) => compareKeys(a, b));
  const words =
    definition.kind === "search"
      ? documents.reduce((sum, document) => sum + wordsOf(definition.keysOf(document)), 0)
      : 0;
  return { definition, tree: new BTree<IndexKey, StoredDocument>(entries, compareKeys), words };
}

/** How many words the document of these keys of a search index has: each of them says it. */
function wordsOf([key]: readonly IndexKey[]): number {
  return Number(key?.[3] ?? 0);
}
