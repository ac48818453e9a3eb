import { TimestampTooOld } from "../engine/errors";
import type { Engine } from "../engine/types";
import { HttpError } from "../http/errors";
import { writeZip } from "./zip";

/**
 * Everything as of a timestamp, in the layout of Convex's exports: `<table>/documents.jsonl`, and the tables themselves
 * in `_tables`.
 *
 * @throws HttpError 400 when the data as of then are no longer, or not yet, known
 */
export async function exportSnapshot(engine: Engine, ts: bigint): Promise<Buffer> {
  const tables = documentsAt(engine, ts);
  const lines = (values: readonly unknown[]) => values.map((value) => `${JSON.stringify(value)}\n`).join("");
  const files = new Map(
    [...tables].map(([name, documents]) => [`${name}/documents.jsonl`, lines(documents)]),
  );
  files.set("_tables/documents.jsonl", lines([...tables.keys()].map((name) => ({ name }))));
  return await writeZip(files);
}

function documentsAt(engine: Engine, ts: bigint): ReturnType<Engine["exportDocuments"]> {
  try {
    return engine.exportDocuments(ts);
  } catch (error) {
    if (!(error instanceof TimestampTooOld || error instanceof RangeError)) throw error;
    throw new HttpError(400, "ExportExpired", `${error.message} Export again.`);
  }
}
