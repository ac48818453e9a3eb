import { readFile } from "node:fs/promises";
import path from "node:path";

import { expect, test } from "vitest";

import { Imports } from "../../src/admin/imports";
import { readZip, writeZip } from "../../src/admin/zip";
import { startProject } from "../support/convex-cli";
import { copyComponents, startComponents } from "./support";

async function start() {
  const { deployment, calls } = await startComponents();
  const { engine } = deployment;
  return {
    deployment,
    calls,
    engine,
    /** All but what the component's cron jobs write meanwhile. */
    documents: () => {
      const tables = [...engine.exportDocuments(engine.latestTs())];
      return new Map(tables.filter(([name]) => !name.endsWith("/ticks")));
    },
    project: async () => await startProject(deployment, await copyComponents()),
  };
}

test("an export with components, imported into another deployment of the app, brings all of it", async () => {
  const from = await start();
  await from.calls.mutation("ledgers:addToApp", { text: "app" });
  await from.calls.mutation("ledgers:addToLedger", { text: "ledger" });
  await from.calls.mutation("ledgers:addToSecond", { text: "second" });
  expect(await from.calls.mutation("limits:take", { name: "bucket", key: "a" })).toMatchObject({ ok: true });
  for (const key of [3, 1, 2])
    await from.calls.mutation("scores:insert", { key, id: `${key}`, sumValue: key });
  const exporter = await from.project();
  expect(await exporter.convex("export", "--path", "export.zip")).toMatchObject({ code: 0 });
  const archive = path.join(exporter.dir, "../export.zip");
  const files = await readZip(await readFile(archive));
  const names = [...files.keys()];
  expect(names).toContain("notes/documents.jsonl");
  expect(names).toContain("_components/ledger/notes/documents.jsonl");
  expect(names).toContain("_components/secondLedger/_components/lengths/btree/documents.jsonl");
  expect(files.get("_components/ledger/_tables/documents.jsonl")?.toString()).toBe(
    '{"name":"notes"}\n{"name":"ticks"}\n',
  );

  const to = await start();
  await to.calls.mutation("ledgers:addToSecond", { text: "goes" });
  const importer = await to.project();
  const replaced = await importer.convex("import", archive, "--replace-all", "--yes");
  expect(replaced.stderr).toMatch(/The import deletes \d+ documents first\./);
  expect(replaced.code).toBe(0);
  expect(to.documents()).toEqual(from.documents());
  expect(await to.calls.query("ledgers:all")).toEqual({
    app: ["app"],
    ledger: ["ledger"],
    secondLedger: ["second"],
  });
  expect(await to.calls.query("limits:value", { name: "bucket", key: "a" })).toBeCloseTo(2, 1);

  await importer.write("../notes.jsonl", '{"text":"imported"}');
  const into = ["--component", "ledger", "--table", "notes", "--append"];
  expect(await importer.convex("import", "notes.jsonl", ...into)).toMatchObject({ code: 0 });
  expect(await to.calls.query("ledgers:all")).toMatchObject({ app: ["app"], ledger: ["imported", "ledger"] });
});

test("replaceAll empties the tables of components, too, and all or nothing is written", async () => {
  const { calls, engine, documents } = await start();
  await calls.mutation("ledgers:addToApp", { text: "app" });
  await calls.mutation("ledgers:addToLedger", { text: "ledger" });
  const before = documents();
  const importAll = async (text: string | number) => {
    const tables = new Map([
      ["notes", [{ text: "imported" }]],
      ["secondLedger/notes", [{ text }]],
    ]);
    const request = { tables, mode: "replaceAll" } as const;
    expect(engine.countDeletedByImport(request)).toBeGreaterThan(2);
    await engine.runImport(await engine.startImport(undefined), request);
  };
  await importAll(5);
  expect(documents()).toEqual(before);
  await importAll("second");
  expect(await calls.query("ledgers:all")).toEqual({
    app: ["imported"],
    ledger: [],
    secondLedger: ["second"],
  });
});

test("an id that is replaced is replaced in what components keep of it, and a component's id is its own", async () => {
  const { calls, engine, documents } = await start();
  const app = await calls.mutation<string>("ledgers:addToApp", { text: "app" });
  const tables = new Map([
    ["notes", [{ _id: "theirs", text: "app" }]],
    ["ledger/notes", [{ _id: app, text: "theirs" }]],
    ["unused/inner/things", [{ of: "theirs" }]],
  ]);
  await engine.runImport(await engine.startImport(undefined), { tables, mode: "append" });
  const notes = (documents().get("notes") ?? []) as { _id: string }[];
  const imported = notes.find(({ _id }) => _id !== app);
  expect(imported?._id).not.toBe("theirs");
  // A component that the app does not use keeps what is imported for it.
  expect(documents().get("unused/inner/things")).toMatchObject([{ of: imported?._id }]);
  const [note] = (documents().get("ledger/notes") ?? []) as { _id: string }[];
  expect(note).toMatchObject({ text: imported?._id });
  expect(note?._id).not.toBe(app);
});

test("an export that is imported into a component is that component's, whatever folder it is in", async () => {
  const { calls, engine, documents } = await start();
  await calls.mutation("ledgers:addToApp", { text: "app" });
  const imports = new Imports(engine);
  const importZip = async (files: Record<string, string>) => {
    const uploadToken = imports.startUpload();
    imports.addPart({ uploadToken, partNumber: 1 }, await writeZip(new Map(Object.entries(files))));
    const options = { componentPath: "ledger", mode: "append", format: "zip" } as const;
    await imports.finishUpload({ uploadToken, import: options });
  };
  await importZip({
    "snapshot/notes/documents.jsonl": '{"text":"of a ZIP"}',
    "snapshot/_tables/documents.jsonl": '{"name":"notes"}',
    "snapshot/_components/inner/things/documents.jsonl": '{"n":1}',
  });
  expect(await calls.query("ledgers:all")).toMatchObject({ app: ["app"], ledger: ["of a ZIP"] });
  expect(documents().get("ledger/inner/things")).toMatchObject([{ n: 1 }]);
  const before = documents();
  await importZip({ "_components/no-name/things/documents.jsonl": '{"n":1}' });
  expect(documents()).toEqual(before);
  await importZip({ "_components/inner/_storage/a.txt": "a file" });
  const ts = engine.latestTs();
  await engine.startExport(true);
  expect((await engine.exportFiles(ts)).get("ledger/inner")).toMatchObject([
    { content: Buffer.from("a file") },
  ]);
});
