import { Deferred } from "./deferred";
import { BY_CREATION_TIME, BY_ID, type DatabaseIndex, type SearchIndex } from "./indexes";
import { InvertedIndex, type Change } from "./inverted-index";
import type { IndexKey } from "./keys";
import { documentsInOrder, orderedDocuments, type DocumentTree } from "./ordered-documents";
import type { StoredDocument } from "../types";

/** A document with its position in an index, or in a search's results. */
export type Row = readonly [key: IndexKey, document: StoredDocument];

/** Changes that an index nobody reads may wait for, beside one for each document: with more it is as well made anew. */
const MAX_CHANGES = 100_000;

interface Index<Definition, Content> {
  readonly definition: Definition;
  /** Brought up to date by whoever reads it: filling a table, and starting with a full one, pay for no index. */
  content: Deferred<Content, Change>;
}

type OrderedIndex = Index<DatabaseIndex, DocumentTree>;
type WordIndex = Index<SearchIndex, InvertedIndex>;

/** All documents of a version of a table, in no order. */
type Documents = () => Iterable<StoredDocument>;

/**
 * One version of a table: its documents in the order of each index. Committed versions are never edited; a
 * transaction edits a `clone()`, which shares everything it does not touch.
 */
export class Table {
  readonly #byId: OrderedIndex;
  readonly #ordered: ReadonlyMap<string, OrderedIndex>;
  readonly #searched: ReadonlyMap<string, WordIndex>;
  #size: number;
  /** What it was made of, until it changes. */
  #unordered: readonly StoredDocument[] | null = null;

  private constructor(
    byId: OrderedIndex,
    ordered: readonly OrderedIndex[],
    searched: readonly WordIndex[],
    size: number,
  ) {
    this.#byId = byId;
    this.#ordered = new Map([byId, ...ordered].map((index) => [index.definition.name, index]));
    this.#searched = new Map(searched.map((index) => [index.definition.name, index]));
    this.#size = size;
  }

  /** A table without indexes of its own. */
  static of(documents: readonly StoredDocument[]): Table {
    const [byId, byCreationTime] = [BY_ID, BY_CREATION_TIME].map((index) => ordered(index, () => documents));
    if (byId === undefined || byCreationTime === undefined) throw new Error("A table needs its two indexes.");
    const table = new Table(byId, [byCreationTime], [], documents.length);
    table.#unordered = documents;
    return table;
  }

  get size(): number {
    return this.#size;
  }

  get(id: string): StoredDocument | null {
    return this.#byId.content.read().get([id]) ?? null;
  }

  /** In no order. */
  documents(): Iterable<StoredDocument> {
    return this.#unordered ?? this.#byId.content.read().values();
  }

  databaseIndex(name: string): { definition: DatabaseIndex; tree: DocumentTree } | null {
    const index = this.#ordered.get(name);
    return index === undefined ? null : { definition: index.definition, tree: index.content.read() };
  }

  searchIndex(name: string): { definition: SearchIndex; words: InvertedIndex } | null {
    const index = this.#searched.get(name);
    if (index === undefined) return null;
    const { definition } = index;
    if (index.content.read().isWorn) {
      index.content = searched(definition, this.#documentsOfNow()).content;
    }
    return { definition, words: index.content.read() };
  }

  /** An editable copy in constant time. */
  clone(): Table {
    const byId = copyOf(this.#byId);
    const ordered = [...this.#ordered.values()].filter((index) => index !== this.#byId).map(copyOf);
    const table = new Table(byId, ordered, [...this.#searched.values()].map(copyOf), this.#size);
    table.#unordered = this.#unordered;
    return table;
  }

  /** The same documents under another set of indexes; unchanged ones keep what they have. */
  withIndexes(definitions: readonly (DatabaseIndex | SearchIndex)[]): Table {
    const documents = this.#documentsOfNow();
    const orderedIndexes: OrderedIndex[] = [];
    const wordIndexes: WordIndex[] = [];
    for (const definition of [BY_CREATION_TIME, ...definitions]) {
      if (definition.kind === "database") {
        const kept = unchanged(this.#ordered.get(definition.name), definition);
        orderedIndexes.push(kept ?? ordered(definition, documents));
      } else {
        const kept = unchanged(this.#searched.get(definition.name), definition);
        wordIndexes.push(kept ?? searched(definition, documents));
      }
    }
    const table = new Table(this.#byId, orderedIndexes, wordIndexes, this.#size);
    table.#unordered = this.#unordered;
    return table;
  }

  /** Replaces `before` by `after`; null stands for "no document". */
  put(before: StoredDocument | null, after: StoredDocument | null): void {
    this.#forgetChanges();
    this.#unordered = null;
    if (before !== null) this.#size -= 1;
    if (after !== null) this.#size += 1;
    const change: Change = [before, after];
    for (const { content } of this.#ordered.values()) content.push(change);
    for (const { content } of this.#searched.values()) content.push(change);
  }

  /** What an index waits for keeps old versions of documents in memory. */
  #forgetChanges(): void {
    const limit = MAX_CHANGES + this.#size;
    if (this.#byId.content.changes > limit) {
      const tree = this.#byId.content.read();
      this.#byId.content = documentsInOrder(this.#byId.definition, tree);
    }
    for (const index of this.#ordered.values()) {
      if (index.content.changes > limit) {
        index.content = ordered(index.definition, this.#documentsOfNow()).content;
      }
    }
    for (const index of this.#searched.values()) {
      if (index.content.changes > limit) {
        index.content = searched(index.definition, this.#documentsOfNow()).content;
      }
    }
  }

  #documentsOfNow(): Documents {
    const unordered = this.#unordered;
    const byId = this.#byId.content.clone();
    return () => unordered ?? byId.read().values();
  }
}

/** An index that is kept, under a definition that says the same. */
function unchanged<Definition extends DatabaseIndex | SearchIndex, Content>(
  index: Index<Definition, Content> | undefined,
  definition: Definition,
): Index<Definition, Content> | null {
  return index?.definition.signature === definition.signature ? { ...index, definition } : null;
}

function copyOf<Definition, Content>(index: Index<Definition, Content>): Index<Definition, Content> {
  return { ...index, content: index.content.clone() };
}

function ordered(definition: DatabaseIndex, documents: Documents): OrderedIndex {
  return { definition, content: orderedDocuments(definition, documents) };
}

function searched(definition: SearchIndex, documents: Documents): WordIndex {
  return {
    definition,
    content: Deferred.of(
      () => InvertedIndex.of(definition, documents()),
      (index, changes) => index.with(changes),
    ),
  };
}
