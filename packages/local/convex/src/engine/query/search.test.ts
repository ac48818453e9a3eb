import { beforeEach, expect, test } from "vitest";
import { TableNumbers } from "../data/ids";
import { parseSchema } from "../data/schema";
import { Table, type Row } from "../data/table";
import { Transaction } from "../data/transaction";
import { item, mutate, query, startEngine } from "../testing/engine";
import { modules } from "../testing/functions";
import type { Engine } from "../types";
import { searchDocuments, type SearchFilter } from "./search";

let engine: Engine;

beforeEach(async () => {
  engine = await startEngine();
  for (const name of ["Ada Lovelace", "Adam Smith", "Alan Turing", "Grace Hopper"]) {
    await mutate(engine, "items:add", item(name));
  }
  await mutate(engine, "items:add", item("Ada Yonath", 0, "b"));
});

const EQUAL_LIST: SearchFilter = { type: "Eq", fieldPath: "list", value: "a" };

/** A transaction that sees the documents that {@link beforeEach} adds. */
function startTransaction(): Transaction {
  const schema = parseSchema(modules.schema.default);
  const names = ["Ada Lovelace", "Adam Smith", "Alan Turing", "Grace Hopper", "Ada Yonath"];
  const documents = names.map((name, i) => ({
    _id: String(i),
    _creationTime: i,
    list: name === "Ada Yonath" ? "b" : "a",
    name,
  }));
  const items = Table.of(documents).withIndexes(schema.get("items")?.indexes ?? []);
  return new Transaction({ schema, tables: new Map([["items", items]]) }, 0n, new TableNumbers());
}

function rowsOf(value: string, filters: readonly SearchFilter[] = []): Row[] {
  const text: SearchFilter = { type: "Search", fieldPath: "name", value };
  return [...searchDocuments(startTransaction(), "items", "search_name", [text, ...filters])];
}

test("a search goes on with what it began with, whatever is written meanwhile", () => {
  const transaction = startTransaction();
  const adam = transaction.table("items").get("1");
  // From here on the transaction edits this table in place.
  transaction.put("items", "5", null, { _id: "5", _creationTime: 5, list: "a", name: "Ada" });
  const text: SearchFilter = { type: "Search", fieldPath: "name", value: "adam" };
  const rows = searchDocuments(transaction, "items", "search_name", [text]);
  transaction.put("items", "1", adam, null);
  expect([...rows].map(([, document]) => document)).toEqual([adam]);
  expect([...searchDocuments(transaction, "items", "search_name", [text])]).toEqual([]);
});

const scoresOf = (value: string) => rowsOf(value).map(([[score]]) => -Number(score));

const search = async (text: string, list?: string): Promise<unknown> =>
  await query(engine, "items:search", list === undefined ? { text } : { list, text });

test("the last word also matches as a prefix, which counts half, and newer ones are first among equals", async () => {
  expect(await search("ada")).toEqual(["Ada Yonath", "Ada Lovelace", "Adam Smith"]);
  expect(await search("smith ada")).toEqual(["Adam Smith", "Ada Yonath", "Ada Lovelace"]);
});

test("a word counts more the more often a document has it, and the shorter the document is", async () => {
  for (const name of ["Babbage and an engine", "Babbage Babbage and one", "Babbage"]) {
    await mutate(engine, "items:add", item(name));
  }
  expect(await search("babbage")).toEqual(["Babbage", "Babbage Babbage and one", "Babbage and an engine"]);
});

test("a rare word counts more than a common one", async () => {
  for (let i = 0; i < 5; i += 1) await mutate(engine, "items:add", item("common thing"));
  await mutate(engine, "items:add", item("rare thing"));
  await mutate(engine, "items:add", item("common word"));
  expect(await search("rare common x")).toEqual([
    "rare thing",
    "common word",
    ...Array(5).fill("common thing"),
  ]);
});

test("scores are BM25's", () => {
  // Two of five documents have "ada", all have two words: ln(1 + (5 - 2 + 0.5) / (2 + 0.5)) for each, and half of
  // what one of five brings for "adam".
  const [ada, adam] = [Math.log(1 + 3.5 / 2.5), Math.log(1 + 4.5 / 1.5)];
  expect(scoresOf("ada")).toEqual([ada, ada, adam / 2].map((score) => expect.closeTo(score, 10)));
});

test("words of 32 bytes and more are left out", async () => {
  const [long, longer] = ["x".repeat(31), "y".repeat(32)];
  await mutate(engine, "items:add", item(`${long} ${longer} ${"ü".repeat(16)}`));
  expect(await search(`${long} none`)).toHaveLength(1);
  expect(await search(`${longer} none`)).toEqual([]);
  expect(await search(`${"ü".repeat(16)} none`)).toEqual([]);
  expect(await search("ü".repeat(15))).toEqual([]);
});

test("8 filters are taken, and no more", () => {
  const filters = (count: number) => Array.from({ length: count }, () => EQUAL_LIST);
  expect(rowsOf("ada", filters(8))).toHaveLength(2);
  expect(() => rowsOf("ada", filters(9))).toThrow(
    "Search query against items.search_name has too many filter conditions. Max: 8 Actual: 9",
  );
});

test("an earlier word matches only as a whole", async () => {
  expect(await search("gra turing")).toEqual(["Alan Turing"]);
});

test("case and punctuation don't matter", async () => {
  expect(await search("  HOPPER!")).toEqual(["Grace Hopper"]);
  expect(await search("!?")).toEqual([]);
});

test("filters narrow the results", async () => {
  expect(await search("ada", "b")).toEqual(["Ada Yonath"]);
});

test("results follow changes", async () => {
  await mutate(engine, "items:add", item("Hopper Junior"));
  expect(await search("hopper")).toEqual(["Hopper Junior", "Grace Hopper"]);
});

test("a search that looks at more than 1,024 results is refused, also page by page", async () => {
  for (let i = 0; i < 1024; i += 1) await mutate(engine, "items:add", item(`many ${i}`));
  const message = "Search query scanned too many documents (fetched 1024). Consider using a smaller limit";
  await expect(search("man")).rejects.toThrow(message);
  const names = (await query(engine, "items:searchFirst", { text: "man", count: 1024 })) as string[];
  expect(names).toHaveLength(1024);
  expect(names.slice(0, 2)).toEqual(["many 1023", "many 1022"]);
  const page = async (cursor: string | null) =>
    (await query(engine, "items:searchPage", {
      text: "man",
      paginationOpts: { numItems: 512, cursor },
    })) as { page: unknown[]; continueCursor: string };
  const first = await page(null);
  const second = await page(first.continueCursor);
  expect([first, second].map(({ page }) => page.length)).toEqual([512, 512]);
  await expect(page(second.continueCursor)).rejects.toThrow(message);
});
