import { readFile } from "node:fs/promises";
import path from "node:path";

import { ConvexHttpClient } from "convex/browser";
import { describe, expect, onTestFinished, test } from "vitest";

import { readZip } from "../../src/admin/zip";
import type { Deployment } from "../../src/index";
import { startProject, type Project } from "../support/convex-cli";
import { startTestDeployment } from "../support/deployment";
import { functions } from "../support/functions";

const { counter } = functions;

async function start(): Promise<{ deployment: Deployment; client: ConvexHttpClient; project: Project }> {
  const deployment = await startTestDeployment();
  onTestFinished(() => deployment.close());
  const client = new ConvexHttpClient(deployment.url, { logger: false });
  return { deployment, client, project: await startProject(deployment) };
}

const line = (name: string, value: unknown) => `${JSON.stringify({ name, value })}\n`;

test("an export, imported into another deployment, brings every table and every file", async () => {
  const from = await start();
  await from.client.mutation(counter.incrementBoth, { names: ["one", "other"] });
  await from.client.mutation(counter.addBlob, { repeats: 3 });
  const png = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0xff]);
  const id = await from.deployment.engine.files.store({ content: png, contentType: "image/png" });
  const exported = await from.project.convex("export", "--path", "export.zip", "--include-file-storage");
  expect(exported).toMatchObject({ code: 0 });
  const archive = path.join(from.project.dir, "../export.zip");
  const files = await readZip(await readFile(archive));
  expect([...files.keys()].sort()).toEqual([
    `_storage/${id}.png`,
    "_storage/documents.jsonl",
    "_tables/documents.jsonl",
    "blobs/documents.jsonl",
    "counters/documents.jsonl",
    "customers/documents.jsonl",
  ]);

  const to = await start();
  const { code, stderr } = await to.project.convex("import", archive);
  expect(stderr).toContain("Added 3 documents");
  expect(code).toBe(0);
  expect(await to.client.query(counter.get, { name: "other" })).toBe(1);
  expect(await to.client.query(counter.blobs, {})).toEqual(await from.client.query(counter.blobs, {}));
  expect(await to.deployment.engine.files.read(id)).toEqual({ content: png, contentType: "image/png" });
});

test("a table is imported, added to, and replaced after a confirmation", async () => {
  const { client, project } = await start();
  const convexImport = async (...flags: string[]) =>
    await project.convex("import", "--table", "counters", ...flags);
  await project.write("../lines.jsonl", line("one", 5) + line("two", 6));
  await project.write("../table.csv", "name,value\nfour,8\n");
  await project.write("../array.json", `[${line("three", 7)}]`);
  expect(await convexImport("lines.jsonl")).toMatchObject({ code: 0 });
  expect(await convexImport("array.json", "--append")).toMatchObject({ code: 0 });
  expect(await convexImport("table.csv", "--append")).toMatchObject({ code: 0 });
  expect(await client.query(counter.get, { name: "two" })).toBe(6);
  expect(await client.query(counter.get, { name: "three" })).toBe(7);
  expect(await client.query(counter.get, { name: "four" })).toBe(8);

  const unconfirmed = await convexImport("array.json", "--replace");
  expect(unconfirmed.code).toBe(1);
  expect(unconfirmed.stderr).toContain("The import deletes 4 documents first.");
  expect(await client.query(counter.get, { name: "two" })).toBe(6);
  expect(await convexImport("array.json", "--replace", "--yes")).toMatchObject({ code: 0 });
  expect(await client.query(counter.get, { name: "two" })).toBe(0);
  expect(await client.query(counter.get, { name: "three" })).toBe(7);
});

describe("an import that is refused writes nothing:", () => {
  const faults: Record<string, [file: string, text: string, reason: string]> = {
    "documents that the schema does not allow": [
      "a.jsonl",
      line("one", 1) + line("two", "x"),
      "match the schema",
    ],
    "a table that has documents": ["a.jsonl", line("one", 1), 'Table "counters" already exists'],
    "a line that is no JSON": ["a.jsonl", `${line("one", 1)}{`, "Line 2 is no JSON"],
    "a document that is no object": ["a.json", "[7]", "is no object: 7"],
    "a field that Convex keeps for itself": [
      "a.jsonl",
      '{"name":"one","value":1,"_x":1}',
      'has the field "_x"',
    ],
  };
  test.each(Object.entries(faults))("%s", async (what, [file, text, reason]) => {
    const { client, project } = await start();
    if (what === "a table that has documents") await client.mutation(counter.increment, { name: "there" });
    await project.write(`../${file}`, text);
    const { code, stderr } = await project.convex("import", "--table", "counters", file);
    expect(code).toBe(1);
    expect(stderr).toContain(reason);
    expect(await client.query(counter.get, { name: "one" })).toBe(0);
  });

  test("a file that is no archive", async () => {
    const { project } = await start();
    await project.write("../a.zip", "no archive");
    const { code, stderr } = await project.convex("import", "a.zip");
    expect(code).toBe(1);
    expect(stderr).toContain("The file is no ZIP archive.");
  });
});

test.each([
  ["is forgotten", "1", 400, "ExportExpired"],
  ["lies ahead", String(2n ** 62n), 400, "ExportExpired"],
  ["is none", "yesterday", 400, "BadUrl"],
])("an export of a moment that %s is refused", async (_what, ts, status, code) => {
  const { deployment } = await start();
  const headers = { authorization: `Convex ${deployment.adminKey}` };
  const response = await fetch(`${deployment.url}/api/export/zip/${ts}`, { headers });
  expect(response.status).toBe(status);
  expect(await response.json()).toMatchObject({ code });
});
