import type { JSONValue } from "convex/values";
import { expect, test } from "vitest";

import { item, mutateToId, startEngine } from "../testing/engine";
import type { Engine, ImportRequest } from "../types";

type Documents = Record<string, JSONValue>[];

/** Imports, and gives each table's documents as they are afterwards. */
async function importInto(
  engine: Engine,
  tables: Record<string, Documents>,
  mode: ImportRequest["mode"] = "append",
): Promise<(table: string) => Documents> {
  const id = await engine.startImport(undefined);
  await engine.runImport(id, { tables: new Map(Object.entries(tables)), mode });
  const stored = engine.exportDocuments(engine.latestTs());
  return (table) => (stored.get(table) ?? []) as Documents;
}

test("ids of another deployment are replaced, also where other documents refer to them", async () => {
  const documentsOf = await importInto(await startEngine(), {
    items: [{ _id: "theirs", _creationTime: 7, ...item("imported") }],
    notes: [{ about: "theirs", all: ["theirs", "other"], nested: { about: "theirs" } }],
  });
  const [imported] = documentsOf("items");
  const [note] = documentsOf("notes");
  expect(imported).toMatchObject({ _creationTime: 7, name: "imported" });
  expect(imported?._id).not.toBe("theirs");
  const id = imported?._id;
  expect(note).toMatchObject({ about: id, all: [id, "other"], nested: { about: id } });
});

test("an own id is kept if it is free, and replaced if it is taken or another table's", async () => {
  const engine = await startEngine();
  const taken = await mutateToId(engine, "items:add", item("there"));
  const documentsOf = await importInto(engine, { items: [{ _id: taken, ...item("copy") }] });
  const ids = documentsOf("items").map(({ _id }) => _id);
  expect(ids).toContain(taken);
  expect(new Set(ids).size).toBe(2);

  const replaced = await importInto(engine, { items: [{ _id: taken, ...item("only") }] }, "replace");
  expect(replaced("items")).toMatchObject([{ _id: taken, name: "only" }]);
  const elsewhere = await importInto(engine, { notes: [{ _id: taken }] });
  expect(elsewhere("notes")).not.toMatchObject([{ _id: taken }]);
});

test("replaceAll empties the tables that are not imported, too", async () => {
  const engine = await startEngine();
  await importInto(engine, { notes: [{ text: "old" }], items: [item("old")] });
  const request = { tables: new Map([["notes", []]]), mode: "replaceAll" } as const;
  expect(engine.countDeletedByImport(request)).toBe(2);
  const documentsOf = await importInto(engine, { notes: [{ text: "new" }] }, "replaceAll");
  expect(documentsOf("notes")).toMatchObject([{ text: "new" }]);
  expect(documentsOf("items")).toEqual([]);
});

test.each([
  ["a table of the deployment itself", { _environment_variables: [{ name: "A", value: "b" }] }],
  ["a document that the schema does not allow, among others", { items: [item("good"), { name: "bad" }] }],
  ["a document of more than 1 MiB", { notes: [{ text: "x".repeat(1024 * 1024) }] }],
  ["a document that is nested too deeply", { notes: [{ a: JSON.parse("[".repeat(16) + "]".repeat(16)) }] }],
  ["text that is not well-formed", { notes: [{ text: "\ud800" }] }],
  ["a table whose name Convex does not take", { "no-name": [{ text: "x" }] }],
  ["a creation time that is no number", { notes: [{ _creationTime: "today" }] }],
])("%s is refused, and nothing is written", async (_what, tables: Record<string, Documents>) => {
  const engine = await startEngine();
  const documentsOf = await importInto(engine, tables);
  expect(Object.keys(tables).flatMap(documentsOf)).toEqual([]);
  expect(engine.environmentVariables().size).toBe(0);
});
