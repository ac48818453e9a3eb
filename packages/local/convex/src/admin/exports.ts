import type { JSONValue } from "convex/values";

import { getExtension } from "hono/utils/mime";

import { componentOf, nameInComponent } from "../engine/data/component-tables";
import { TimestampTooOld } from "../engine/errors";
import { STORAGE } from "../engine/files/files";
import type { Engine, TransferredFile } from "../engine/types";
import { HttpError } from "../http/errors";
import { writeZip } from "./zip";

/**
 * Everything as of a timestamp, in the layout of Convex's exports: `<table>/documents.jsonl`, and the tables themselves
 * in `_tables`; with stored files, if they were asked for, in `_storage`; the same again below `_components/<name>` for
 * each component, and so on for the components of that.
 *
 * @throws HttpError 400 when the data as of then are no longer, or not yet, known
 */
export async function exportSnapshot(engine: Engine, ts: bigint): Promise<Buffer> {
  const files = new Map<string, string | Uint8Array>();
  const listed = new Map<string, JSONValue[]>([["", []]]);
  const { documents: tables, storedFiles } = await snapshotAt(engine, ts);
  for (const [qualified, documents] of tables) {
    const folder = folderOf(componentOf(qualified));
    const name = nameInComponent(qualified);
    files.set(`${folder}${name}/documents.jsonl`, lines(documents));
    listed.set(folder, [...(listed.get(folder) ?? []), { name }]);
  }
  for (const [folder, names] of listed) files.set(`${folder}_tables/documents.jsonl`, lines(names));
  for (const [componentPath, ofComponent] of storedFiles) {
    const folder = `${folderOf(componentPath)}${STORAGE}/`;
    files.set(`${folder}documents.jsonl`, lines(ofComponent.map(metadataOf)));
    for (const { id, contentType, content } of ofComponent)
      files.set(`${folder}${id}${extensionFor(contentType)}`, content);
  }
  return await writeZip(files);
}

/** Where the tables of a component are: "_components/rateLimiter/_components/batchWorker/"; empty for the app's. */
function folderOf(componentPath: string): string {
  const names = componentPath === "" ? [] : componentPath.split("/");
  return names.map((name) => `_components/${name}/`).join("");
}

function metadataOf({ id, creationTime = 0, sha256 = "", content, contentType }: TransferredFile): JSONValue {
  const checksum = Buffer.from(sha256, "hex").toString("base64");
  const size = content.byteLength;
  return { _id: id, _creationTime: creationTime, contentType, sha256: checksum, size };
}

/** For whoever looks into the archive: an import takes the type from the metadata. */
function extensionFor(contentType: string | null): string {
  const extension = contentType === null ? undefined : getExtension(contentType);
  return extension === undefined ? "" : `.${extension}`;
}

function lines(values: readonly JSONValue[]): string {
  return values.map((value) => `${JSON.stringify(value)}\n`).join("");
}

async function snapshotAt(engine: Engine, ts: bigint) {
  try {
    return { documents: engine.exportDocuments(ts), storedFiles: await engine.exportFiles(ts) };
  } catch (error) {
    if (!(error instanceof TimestampTooOld || error instanceof RangeError)) throw error;
    throw new HttpError(400, "ExportExpired", `${error.message} Export again.`);
  }
}
