import { createHash } from "node:crypto";
import { readdirSync } from "node:fs";
import path from "node:path";

import { temporaryDirectory } from "@repo/local-kit/testing";
import { expect, test } from "vitest";

import { TimestampTooOld } from "../errors";
import { MAX_FILE_BYTES } from "../limits/limits";
import { item, startEngine } from "../testing/engine";
import { modules } from "../testing/functions";
import type { Engine, ImportRequest, TransferredFile } from "../types";

const file = (id: string, text: string): TransferredFile => ({
  id,
  content: Buffer.from(text),
  contentType: "text/plain",
});

/** Imports, and gives what the CLI is told of it. */
async function importInto(engine: Engine, request: Partial<ImportRequest>): Promise<string> {
  const id = await engine.startImport(undefined);
  await engine.runImport(id, { tables: new Map(), mode: "append", ...request });
  const [outcome] = (
    await engine.runQueries(null, [
      { path: "_system/cli/queryImport", args: { importId: id }, access: "admin" },
    ])
  ).outcomes;
  return JSON.stringify(outcome);
}

async function exportFiles(engine: Engine, componentPath = ""): Promise<Record<string, string>> {
  const ts = engine.latestTs();
  await engine.startExport(true);
  const files = (await engine.exportFiles(ts)).get(componentPath) ?? [];
  return Object.fromEntries(files.map(({ id, content }) => [id, Buffer.from(content).toString()]));
}

test("files of another deployment get new ids, which documents and components then refer to", async () => {
  const engine = await startEngine();
  const tables = new Map([
    ["notes", [{ picture: "theirs" }]],
    ["ledger/notes", [{ picture: "theirs" }]],
  ]);
  await importInto(engine, {
    tables,
    files: new Map([
      ["", [file("theirs", "app")]],
      ["ledger", [{ ...file("its", "ledger"), creationTime: 7 }]],
    ]),
  });
  const [[id, text] = []] = Object.entries(await exportFiles(engine));
  expect(text).toBe("app");
  expect(id).not.toBe("theirs");
  const documents = engine.exportDocuments(engine.latestTs());
  expect(documents.get("notes")).toMatchObject([{ picture: id }]);
  expect(documents.get("ledger/notes")).toMatchObject([{ picture: id }]);
  expect(Object.values(await exportFiles(engine, "ledger"))).toEqual(["ledger"]);
});

test("an id is kept if it is free or has the same content, and nothing else is ever stored under it", async () => {
  const engine = await startEngine();
  const [one, two] = await Promise.all(
    ["one", "two"].map((text) => engine.files.store({ content: Buffer.from(text), contentType: null })),
  );
  const ids = { one: one ?? "", two: two ?? "" };
  const again = new Map([["", [file(ids.one, "one"), file(ids.two, "other")]]]);
  expect(engine.countDeletedByImport({ tables: new Map(), files: again, mode: "replace" })).toBe(2);
  await importInto(engine, { files: again, mode: "replace" });
  const replaced = await exportFiles(engine);
  expect(replaced[ids.one]).toBe("one");
  expect(Object.values(replaced).sort()).toEqual(["one", "other"]);
  expect(replaced[ids.two]).toBeUndefined();
  expect(await engine.files.read(ids.two)).toBeNull();

  await importInto(engine, { files: new Map([["", [file(ids.two, "two")]]]) });
  expect((await exportFiles(engine))[ids.two]).toBe("two");
  await importInto(engine, { files: new Map([["", [file(ids.two, "two")]]]) });
  expect(Object.values(await exportFiles(engine)).sort()).toEqual(["one", "other", "two", "two"]);
});

test("in another deployment of the same app every file keeps its id", async () => {
  const [from, to] = [await startEngine(), await startEngine()];
  for (const engine of [from, to]) engine.load(modules, new Map([["ledger", {}]]));
  for (const path of ["", "ledger"]) {
    await from.files.store({ content: Buffer.from(path), contentType: null }, undefined, path);
  }
  const ts = from.latestTs();
  await from.startExport(true);
  const files = await from.exportFiles(ts);
  await importInto(to, { files });
  for (const path of files.keys()) expect(await exportFiles(to, path)).toEqual(await exportFiles(from, path));
});

test("replaceAll leaves stored files alone, unless there are files among what is imported", async () => {
  const engine = await startEngine();
  await engine.files.store({ content: Buffer.from("kept"), contentType: null });
  await importInto(engine, { mode: "replaceAll" });
  expect(Object.values(await exportFiles(engine))).toEqual(["kept"]);
  const files = new Map([["", []]]);
  const refused = await importInto(engine, { files, mode: "requireEmpty" });
  expect(refused).toContain('Table \\"_storage\\" already exists');
  await importInto(engine, { files, mode: "replaceAll" });
  expect(await exportFiles(engine)).toEqual({});
});

test.each<[string, Partial<ImportRequest>, string]>([
  [
    "a document that the schema does not allow",
    {
      tables: new Map([["items", [item("good"), { name: "bad" }]]]),
      files: new Map([["", [file("a", "x")]]]),
    },
    "match the schema",
  ],
  [
    "a component that cannot be",
    { files: new Map([["no-name", [file("a", "x")]]]) },
    "Invalid component path",
  ],
  [
    "another checksum",
    { files: new Map([["", [{ ...file("a", "x"), sha256: createHash("sha256").digest("base64") }]]]) },
    "SHA-256",
  ],
  [
    "a file that is too large",
    { files: new Map([["", [{ ...file("a", ""), content: new Uint8Array(MAX_FILE_BYTES + 1) }]]]) },
    "too large",
  ],
])("%s is refused, and no file is left", async (_what, request, reason) => {
  const stateDir = temporaryDirectory();
  const engine = await startEngine(stateDir);
  const kept = await engine.files.store({ content: Buffer.from("kept"), contentType: null });
  expect(await importInto(engine, { ...request, mode: "replace" })).toContain(reason);
  expect(await exportFiles(engine)).toEqual({ [kept]: "kept" });
  expect(readdirSync(path.join(stateDir, "files"))).toEqual([kept]);
});

test("an export has files only if it was asked for them, and fails once one of them is gone", async () => {
  const engine = await startEngine();
  await engine.files.store({ content: Buffer.from("x"), contentType: null });
  const without = engine.latestTs();
  await engine.startExport(false);
  expect((await engine.exportFiles(without)).size).toBe(0);
  const ts = engine.latestTs();
  await engine.startExport(true);
  expect((await engine.exportFiles(without)).size).toBe(0);
  expect((await engine.exportFiles(ts)).get("")).toHaveLength(1);
  await importInto(engine, { files: new Map([["", []]]), mode: "replace" });
  await expect(engine.exportFiles(ts)).rejects.toThrow(TimestampTooOld);
});

test("an empty text of CSV is nothing where the schema makes the field optional", async () => {
  const engine = await startEngine();
  const tables = new Map([["items", [{ list: "", name: "a", rank: 1, seenAt: "" }]]]);
  expect(await importInto(engine, { tables })).toContain("match the schema");
  await importInto(engine, { tables, isEmptyMissing: true });
  const [document] = engine.exportDocuments(engine.latestTs()).get("items") ?? [];
  expect(document).toMatchObject({ list: "", name: "a" });
  expect(document).not.toHaveProperty("seenAt");
});
