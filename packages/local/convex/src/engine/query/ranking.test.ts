import { expect, test } from "vitest";
import { databaseIndex, searchIndex } from "../data/indexes";
import { Table } from "../data/table";
import { Random } from "../oracle/random";
import type { StoredDocument } from "../types";
import { rank } from "./ranking";

const INDEXES = [databaseIndex("by_text", ["text"]), searchIndex("search", "text", ["list"])];
const WORDS = ["ada", "adam", "adele", "bob", "bo", "\u{1D4D0}da", "\uFF41da"] as const;
const LIMIT = 10;

const randomText = (random: Random): unknown =>
  random.chance(0.1)
    ? random.pick([null, "", 5])
    : Array.from({ length: 1 + random.below(60) }, () => random.pick(WORDS)).join(" ");

interface Versioned {
  table: Table;
  documents: Map<string, StoredDocument>;
}

function change({ table, documents }: Versioned, random: Random, id: string): void {
  const before = documents.get(id) ?? null;
  const isRemoval = before !== null && random.chance(0.3);
  const text = before !== null && random.chance(0.5) ? before["text"] : randomText(random);
  const after: StoredDocument | null = isRemoval
    ? null
    : {
        _id: id,
        _creationTime: before?._creationTime ?? random.below(20),
        text,
        list: random.pick(["a", "b"]),
      };
  table.put(before, after);
  if (after === null) documents.delete(id);
  else documents.set(id, after);
}

interface Found {
  id: string;
  score: number;
}

function found(table: Table, words: readonly string[], list: string | null, limit = LIMIT): Found[] {
  const index = table.searchIndex("search")?.words;
  if (index === undefined) throw new Error("The table has no search index.");
  const isAccepted = (number: number) => list === null || index.filterValues[0]?.items[number] === list;
  const matches = rank(index, table.size, { words, prefix: words.at(-1) }, isAccepted, limit);
  return matches.map(({ number, score }) => ({ id: index.ids.items[number] ?? "", score }));
}

test("an index that has followed changes ranks as one that is built anew, in every version", () => {
  for (let seed = 1; seed <= 60; seed += 1) {
    const random = new Random(seed);
    const start: Versioned = { table: Table.of([]).withIndexes(INDEXES), documents: new Map() };
    const versions: [Versioned, ...Versioned[]] = [start];
    for (let step = 0; step < 60; step += 1) {
      const from = random.chance(0.8) ? (versions.at(-1) ?? start) : random.pick(versions);
      const next = { table: from.table.clone(), documents: new Map(from.documents) };
      for (let i = random.below(4); i >= 0; i -= 1) change(next, random, `id ${random.below(25)}`);
      versions.push(next);
      const looked = random.pick(versions);
      const words = [random.pick(WORDS), random.pick(WORDS), random.pick(["a", "b", "ad"] as const)];
      const list = random.pick([null, "a", "b"]);
      const anew = Table.of([...looked.documents.values()]).withIndexes(INDEXES);
      const where = `seed ${seed}, step ${step}`;
      expect(found(looked.table, words, list), where).toEqual(found(anew, words, list));
      expect(looked.table.size, where).toBe(looked.documents.size);
      for (const name of ["by_text", "by_creation_time"]) {
        expect([...(looked.table.databaseIndex(name)?.tree.entries() ?? [])], where).toEqual([
          ...(anew.databaseIndex(name)?.tree.entries() ?? []),
        ]);
      }
    }
  }
});

test("what is not used any more does not pile up", () => {
  const table = Table.of([]).withIndexes(INDEXES);
  const versioned = { table, documents: new Map<string, StoredDocument>() };
  const random = new Random(1);
  for (let step = 0; step < 5000; step += 1) {
    change(versioned, random, `id ${step % 10}`);
    if (step % 100 === 0) found(table, ["ada"], null);
  }
  expect(table.searchIndex("search")?.words.ids.length).toBeLessThan(1500);
});

test("changes that no index is read after do not pile up, and are not lost", () => {
  const table = Table.of([]).withIndexes(INDEXES);
  let before: StoredDocument | null = null;
  for (let step = 0; step < 100_010; step += 1) {
    const after: StoredDocument = { _id: "a", _creationTime: 1, text: `ada${step}`, list: "a" };
    table.put(before, after);
    before = after;
  }
  expect(table.get("a")).toBe(before);
  expect(found(table, ["ada100009"], null).map(({ id }) => id)).toEqual(["a"]);
  expect(found(table, ["ada5"], null)).toEqual([]);
  expect([...(table.databaseIndex("by_text")?.tree.values() ?? [])]).toEqual([before]);
});

test("the best come first, however many there are: newer ones among equals, and ids among those", () => {
  const documents = Array.from({ length: 500 }, (_, i) => ({
    _id: `id ${String(i).padStart(3, "0")}`,
    _creationTime: Math.floor(i / 2),
    text: i % 7 === 0 ? "ada ada bob" : "ada bob bob",
    list: i % 2 === 0 ? "a" : "b",
  }));
  const table = Table.of(documents).withIndexes(INDEXES);
  const expected = documents
    .filter(({ list }) => list === "a")
    .sort(
      (a, b) =>
        Number(b.text.startsWith("ada ada")) - Number(a.text.startsWith("ada ada")) ||
        b._creationTime - a._creationTime,
    )
    .map(({ _id }) => _id);
  expect(found(table, ["ada"], "a", 5).map(({ id }) => id)).toEqual(expected.slice(0, 5));
  expect(found(table, ["ada"], "a", 1000).map(({ id }) => id)).toEqual(expected);
  const all = found(table, ["ada"], null, 4).map(({ id }) => id);
  expect(all).toEqual(["id 497", "id 490", "id 483", "id 476"]);
});

test("words that cannot bring a document among the best change nothing about who is best", () => {
  for (let seed = 1; seed <= 20; seed += 1) {
    const random = new Random(seed);
    const wordsOf = (): string[] => [
      ...Array.from({ length: 1 + random.below(3) }, () => "all"),
      ...(random.chance(0.5) ? ["half"] : []),
      ...(random.chance(0.25) ? ["quarter", "quarter"] : []),
      ...Array.from({ length: 6 }, (_, i) => `rare${i}`).filter(() => random.chance(0.03)),
    ];
    const documents = Array.from({ length: 3000 }, (_, i) => ({
      _id: `id ${i}`,
      _creationTime: random.below(700),
      text: wordsOf().join(" "),
      list: random.pick(["a", "b"]),
    }));
    const table = Table.of(documents).withIndexes(INDEXES);
    for (const document of documents.filter(() => random.chance(0.1))) table.put(document, null);
    const common = random.pick<readonly string[]>([["all"], ["half", "all"], ["quarter"]]);
    const rare = random.pick<readonly string[]>([
      ["rare0", "rare1"],
      ["rare1", "rare2", "rare3"],
      ["rare"],
      ["rare0", "rare"],
    ]);
    const list = random.pick([null, "a"]);
    // So many are not there: nothing is left out.
    const all = found(table, [...common, ...rare], list, 10_000);
    for (const limit of [1, 10, 100]) {
      const best = found(table, [...common, ...rare], list, limit);
      expect(best, `seed ${seed}, limit ${limit}`).toEqual(all.slice(0, limit));
    }
  }
});

test("a document with a common word alone is before those that barely have a rarer one", () => {
  const filler = Array.from({ length: 60 }, () => "filler").join(" ");
  const documents = Array.from({ length: 3000 }, (_, i) => ({
    _id: `id ${i}`,
    _creationTime: i,
    text: i < 150 ? `early ${filler}` : i < 900 ? "quarter quarter quarter" : "other",
    list: "a",
  }));
  const table = Table.of(documents).withIndexes(INDEXES);
  // It weighs half, as it is the beginning of a word.
  expect(found(table, ["quarter", "earl"], null, 2).map(({ id }) => id)).toEqual(["id 899", "id 898"]);
});
