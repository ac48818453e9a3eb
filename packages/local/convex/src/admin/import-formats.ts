import type { JSONValue } from "convex/values";
import { z } from "zod";

import { childPath, tableIn } from "../engine/data/component-tables";
import { STORAGE } from "../engine/files/files";
import type { ImportRequest, TransferredFile } from "../engine/types";
import { readCsv } from "./csv";
import { readZip } from "./zip";

type Content = Pick<ImportRequest, "tables" | "files">;

/** A line of `_storage/documents.jsonl`; the `internalId` of Convex's own is nothing here. */
const fileMetadata = z.object({
  _id: z.string(),
  _creationTime: z.number().nullish(),
  sha256: z.string().nullish(),
  contentType: z.string().nullish(),
});

/** One table's documents, in a file of this format. */
export const tableFormats = { csv: readCsv, jsonLines: readLines, jsonArray: readArray };

/**
 * The content of an export: `<table>/documents.jsonl` for each table; for stored files `_storage/documents.jsonl`, and
 * `_storage/<id>` with any extension; below `_components/<name>` those of a component; and whatever folder all of it is
 * in. As by Convex, other system tables are left out, and a file counts whether it is listed or not.
 *
 * @param component whose export it is, or empty for the app's
 */
export async function readSnapshot(archive: Buffer, component: string): Promise<Content> {
  const tables = new Map<string, JSONValue[]>();
  const listed = new Map<string, z.infer<typeof fileMetadata>[]>();
  const contents = new Map<string, Map<string, Buffer>>();
  for (const [path, content] of await readZip(archive)) {
    const {
      folder,
      table = "",
      name = "",
      stem = "",
    } = /^(?<folder>.*\/)?(?<table>[^/]+)\/(?<name>(?<stem>[^/.]+)(?:\.[^/]+)?)$/.exec(path)?.groups ?? {};
    const componentPath = componentIn(folder, component);
    if (name === "documents.jsonl") {
      if (table === STORAGE) listed.set(componentPath, z.array(fileMetadata).parse(readLines(content)));
      else if (!table.startsWith("_")) tables.set(tableIn(componentPath, table), readLines(content));
    } else if (table === STORAGE && stem !== "documents") {
      contents.set(componentPath, (contents.get(componentPath) ?? new Map()).set(stem, content));
    }
  }
  const components = new Set([...listed.keys(), ...contents.keys()]);
  const files = [...components].map((path): [string, TransferredFile[]] => {
    const known = new Map(listed.get(path)?.map((metadata) => [metadata._id, metadata]));
    return [path, [...(contents.get(path) ?? [])].map(([id, content]) => toFile(id, content, known.get(id)))];
  });
  return { tables, files: new Map(files) };
}

function toFile(id: string, content: Buffer, metadata?: z.infer<typeof fileMetadata>): TransferredFile {
  const { _creationTime, sha256, contentType = null } = metadata ?? {};
  return { id, content, contentType, sha256: sha256 ?? undefined, creationTime: _creationTime ?? undefined };
}

/** The path of the component whose folder this is. */
function componentIn(folder: string | undefined, outermost: string): string {
  const found = /^(?<outer>.*\/)?_components\/(?<name>[^/]+)\/$/.exec(folder ?? "")?.groups;
  return found?.name === undefined ? outermost : childPath(componentIn(found.outer, outermost), found.name);
}

function readLines(file: Buffer): JSONValue[] {
  return file
    .toString()
    .split("\n")
    .flatMap((line, i) => (line.trim() === "" ? [] : [parse(line, `Line ${i + 1}`)]));
}

function readArray(file: Buffer): JSONValue[] {
  const value = parse(file.toString(), "The file");
  if (Array.isArray(value)) return value;
  throw new Error("The file is no array of documents.");
}

function parse(text: string, where: string): JSONValue {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new Error(`${where} is no JSON: ${error instanceof Error ? error.message : String(error)}`, {
      cause: error,
    });
  }
}
