import type { Value } from "convex/values";
import type { StoredDocument } from "../types";
import { BTree } from "./btree";
import type { SearchIndex } from "./indexes";
import { compareStrings, compareKeys } from "./keys";
import { SharedList } from "./shared-list";
import { tokenize } from "./tokens";

/** Where a word is: for each entry, a document's number and how often that document has the word, one after the other. */
export interface Postings {
  readonly entries: SharedList<number>;
  /** How many documents have the word: entries of documents that are gone do not count. */
  readonly documents: number;
}

/** A version of a document; null stands for "no document". */
export type Version = StoredDocument | null;
export type Change = readonly [before: Version, after: Version];

/** What a batch of changes does to one word. */
interface WordChange {
  /** As in {@link Postings}. */
  added: number[];
  /** How many documents more have the word. */
  documents: number;
  /** The number of the document that was added last. */
  last: number;
}

/** Entries of documents that are gone are left where they are until there are more of them than this, and than others. */
const MAX_UNUSED = 1000;

/**
 * Which words are in which documents: one version, never edited; {@link with} makes the next one, which shares what has
 * not changed. Documents with words are numbered in the order they came; one whose text changes gets a new number.
 */
export class InvertedIndex {
  readonly #definition: SearchIndex;
  /** By word, in the order of keys. */
  readonly words: BTree<string, Postings>;
  /** Of each document, by number. */
  readonly ids: SharedList<string>;
  readonly creationTimes: SharedList<number>;
  readonly lengths: SharedList<number>;
  /** For each of the filter fields. */
  readonly filterValues: readonly SharedList<Value | undefined>[];
  /** Numbers of documents that are gone, or have another number now. */
  readonly unused: SharedList<number>;
  /** Numbers of documents, in this version and in those it came from. */
  readonly #numbers: WeakMap<StoredDocument, number>;
  #wordCount: number;

  private constructor(definition: SearchIndex, before: InvertedIndex | null) {
    this.#definition = definition;
    this.words = before?.words.clone() ?? new BTree<string, Postings>(undefined, compareStrings);
    this.ids = before?.ids.clone() ?? new SharedList();
    this.creationTimes = before?.creationTimes.clone() ?? new SharedList();
    this.lengths = before?.lengths.clone() ?? new SharedList();
    this.filterValues =
      before?.filterValues.map((values) => values.clone()) ??
      definition.filterFields.map(() => new SharedList());
    this.unused = before?.unused.clone() ?? new SharedList();
    this.#numbers = before === null ? new WeakMap() : before.#numbers;
    this.#wordCount = before === null ? 0 : before.#wordCount;
  }

  static of(definition: SearchIndex, documents: Iterable<StoredDocument>): InvertedIndex {
    const index = new InvertedIndex(definition, null);
    const words = new Map<string, WordChange>();
    for (const document of documents) index.#add(document, words);
    index.#apply(words);
    return index;
  }

  /** How many words all documents have together. */
  get wordCount(): number {
    return this.#wordCount;
  }

  /** Whether it is time for a new one: too much of it is not used any more. */
  get isWorn(): boolean {
    return this.unused.length > Math.max(MAX_UNUSED, this.ids.length / 2);
  }

  with(changes: Iterable<Change>): InvertedIndex {
    const index = new InvertedIndex(this.#definition, this);
    const words = new Map<string, WordChange>();
    for (const [before, after] of changes) {
      if (before !== null && after !== null && index.#isSame(before, after)) continue;
      if (before !== null) index.#remove(before, words);
      if (after !== null) index.#add(after, words);
    }
    index.#apply(words);
    return index;
  }

  /** Whether a document changes in nothing that is in here; then its number holds for the new version too. */
  #isSame(before: StoredDocument, after: StoredDocument): boolean {
    const definition = this.#definition;
    if (definition.textOf(before) !== definition.textOf(after)) return false;
    const [old, next] = [definition.filterValuesOf(before), definition.filterValuesOf(after)];
    if (compareKeys(old, next) !== 0) return false;
    const number = this.#numbers.get(before);
    if (number !== undefined) this.#numbers.set(after, number);
    return true;
  }

  #add(document: StoredDocument, words: Map<string, WordChange>): void {
    const text = tokenize(this.#definition.textOf(document));
    if (text.length === 0) return;
    const number = this.ids.length;
    this.#numbers.set(document, number);
    this.ids.push(document._id);
    this.creationTimes.push(document._creationTime);
    this.lengths.push(text.length);
    for (const [i, value] of this.#definition.filterValuesOf(document).entries())
      this.filterValues[i]?.push(value);
    this.#wordCount += text.length;
    for (const word of text) {
      const change = changeOf(words, word);
      if (change.last === number) {
        const frequency = change.added.pop() ?? 0;
        change.added.push(frequency + 1);
        continue;
      }
      change.last = number;
      change.added.push(number, 1);
      change.documents += 1;
    }
  }

  #remove(document: StoredDocument, words: Map<string, WordChange>): void {
    const number = this.#numbers.get(document);
    if (number === undefined) return;
    const text = tokenize(this.#definition.textOf(document));
    this.unused.push(number);
    this.#wordCount -= text.length;
    for (const word of new Set(text)) changeOf(words, word).documents -= 1;
  }

  #apply(words: ReadonlyMap<string, WordChange>): void {
    // In order, each insertion of a new index lands at the right edge.
    for (const [word, { added, documents: more }] of [...words].sort(([a], [b]) => (a < b ? -1 : 1))) {
      const before = this.words.get(word);
      const documents = (before?.documents ?? 0) + more;
      if (documents === 0) {
        this.words.delete(word);
        continue;
      }
      const entries = before?.entries.clone() ?? new SharedList(added);
      if (before !== undefined) entries.append(added);
      this.words.set(word, { entries, documents });
    }
  }
}

function changeOf(words: Map<string, WordChange>, word: string): WordChange {
  const known = words.get(word);
  if (known !== undefined) return known;
  const change: WordChange = { added: [], documents: 0, last: -1 };
  words.set(word, change);
  return change;
}
