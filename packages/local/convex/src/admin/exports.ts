import type { JSONValue } from "convex/values";

import { componentOf, nameInComponent } from "../engine/data/component-tables";
import { TimestampTooOld } from "../engine/errors";
import type { Engine } from "../engine/types";
import { HttpError } from "../http/errors";
import { writeZip } from "./zip";

/**
 * Everything as of a timestamp, in the layout of Convex's exports: `<table>/documents.jsonl`, and the tables themselves
 * in `_tables`; the same again below `_components/<name>` for each component, and so on for the components of that.
 *
 * @throws HttpError 400 when the data as of then are no longer, or not yet, known
 */
export async function exportSnapshot(engine: Engine, ts: bigint): Promise<Buffer> {
  const files = new Map<string, string>();
  const listed = new Map<string, JSONValue[]>([["", []]]);
  for (const [qualified, documents] of documentsAt(engine, ts)) {
    const folder = folderOf(componentOf(qualified));
    const name = nameInComponent(qualified);
    files.set(`${folder}${name}/documents.jsonl`, lines(documents));
    listed.set(folder, [...(listed.get(folder) ?? []), { name }]);
  }
  for (const [folder, names] of listed) files.set(`${folder}_tables/documents.jsonl`, lines(names));
  return await writeZip(files);
}

/** Where the tables of a component are: "_components/rateLimiter/_components/batchWorker/"; empty for the app's. */
function folderOf(componentPath: string): string {
  const names = componentPath === "" ? [] : componentPath.split("/");
  return names.map((name) => `_components/${name}/`).join("");
}

function lines(values: readonly JSONValue[]): string {
  return values.map((value) => `${JSON.stringify(value)}\n`).join("");
}

function documentsAt(engine: Engine, ts: bigint): ReturnType<Engine["exportDocuments"]> {
  try {
    return engine.exportDocuments(ts);
  } catch (error) {
    if (!(error instanceof TimestampTooOld || error instanceof RangeError)) throw error;
    throw new HttpError(400, "ExportExpired", `${error.message} Export again.`);
  }
}
