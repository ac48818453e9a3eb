import { randomUUID } from "node:crypto";

import type { JSONValue } from "convex/values";
import { z } from "zod";

import { childPath, tableIn } from "../engine/data/component-tables";
import { missingHere } from "../engine/refusals";
import type { Engine, ImportRequest } from "../engine/types";
import { HttpError } from "../http/errors";
import { readZip } from "./zip";

/** Largest file that is imported, in bytes: all of it is in memory at once. */
const MAX_UPLOAD_BYTES = 256 * 1024 * 1024;

export const uploadPart = z.object({ uploadToken: z.string(), partNumber: z.coerce.number().int().min(1) });

/** The body of `import/finish_upload`. */
export const finishUploadRequest = z.object({
  uploadToken: z.string(),
  import: z.object({
    tableName: z.string().nullish(),
    componentPath: z.string().nullish(),
    mode: z.enum(["requireEmpty", "append", "replace", "replaceAll"]),
    format: z.enum(["csv", "jsonLines", "jsonArray", "zip"]),
  }),
});

type FinishUpload = z.infer<typeof finishUploadRequest>;

export const performImportRequest = z.object({ importId: z.string() });

/** Takes files that `npx convex import` uploads in parts, and writes their documents, all or none. */
export class Imports {
  readonly #engine: Engine;
  /** The file that is being uploaded, and the one that waits for a confirmation: the newest of each. */
  #upload: { token: string; parts: Map<number, Buffer> } = { token: "", parts: new Map() };
  #waiting: { id: string; request: ImportRequest } | null = null;

  constructor(engine: Engine) {
    this.#engine = engine;
  }

  /** Returns the token that the parts of the file come with. */
  startUpload(): string {
    this.#upload = { token: randomUUID(), parts: new Map() };
    return this.#upload.token;
  }

  /** Throws HttpError 400 for a file that another one has taken the place of, 413 for too large a one. */
  addPart({ uploadToken, partNumber }: z.infer<typeof uploadPart>, part: Buffer): void {
    const { parts } = this.#uploadOf(uploadToken);
    parts.set(partNumber, part);
    const size = [...parts.values()].reduce((sum, { length }) => sum + length, 0);
    if (size <= MAX_UPLOAD_BYTES) return;
    parts.clear();
    throw new HttpError(413, "FileTooLarge", `The file is larger than ${MAX_UPLOAD_BYTES} bytes.`);
  }

  /**
   * Imports the file, or, where documents would be deleted, waits for `perform`. How it went is what the CLI's query of
   * the import says.
   *
   * @returns the import's id
   * @throws HttpError 400 for a file that cannot be read, or a format that this deployment does not have
   */
  async finishUpload({ uploadToken, import: options }: FinishUpload): Promise<string> {
    const { parts } = this.#uploadOf(uploadToken);
    const file = Buffer.concat([...parts].sort(([a], [b]) => a - b).map(([, part]) => part));
    this.#upload.parts.clear();
    const request = { mode: options.mode, tables: await readTables(file, options) };
    const deleted = this.#engine.countDeletedByImport(request);
    const id = await this.#engine.startImport(deleted === 0 ? undefined : question(deleted));
    if (deleted === 0) await this.#engine.runImport(id, request);
    else this.#waiting = { id, request };
    return id;
  }

  /** Throws HttpError 400 when the import is not the one that waits. */
  async perform({ importId }: z.infer<typeof performImportRequest>): Promise<void> {
    const waiting = this.#waiting;
    if (waiting?.id !== importId) throw new HttpError(400, "ImportNotFound", "This import no longer waits.");
    this.#waiting = null;
    await this.#engine.runImport(importId, waiting.request);
  }

  #uploadOf(token: string): { parts: Map<number, Buffer> } {
    if (this.#upload.token === token) return this.#upload;
    throw new HttpError(
      400,
      "UploadNotFound",
      "Another upload has taken the place of this one: import again.",
    );
  }
}

function question(deleted: number): string {
  return `The import deletes ${deleted} document${deleted === 1 ? "" : "s"} first.`;
}

async function readTables(
  file: Buffer,
  { format, tableName, componentPath }: FinishUpload["import"],
): Promise<ReadonlyMap<string, JSONValue[]>> {
  const component = componentPath ?? "";
  if (format === "csv")
    throw refused("This local deployment does not read CSV: convert the file to JSON lines.");
  try {
    if (format === "zip") return await readSnapshot(file, component);
    return new Map([
      [tableIn(component, tableName ?? ""), format === "jsonArray" ? readArray(file) : readLines(file)],
    ]);
  } catch (error) {
    throw refused(error instanceof Error ? error.message : String(error));
  }
}

function refused(message: string): HttpError {
  return new HttpError(400, "ImportRefused", message);
}

/**
 * The documents of an export: `<table>/documents.jsonl` for each table, below `_components/<name>` for one of a
 * component, and whatever folder all of it is in. As by Convex, system tables are left out.
 *
 * @param component whose export it is, or empty for the app's
 */
async function readSnapshot(archive: Buffer, component: string): Promise<Map<string, JSONValue[]>> {
  const tables = new Map<string, JSONValue[]>();
  for (const [file, content] of await readZip(archive)) {
    const found = /^(?<folder>.*\/)?(?<table>[^_/][^/]*)\/documents\.jsonl$/.exec(file)?.groups;
    if (found?.table !== undefined) {
      tables.set(tableIn(componentIn(found.folder, component), found.table), readLines(content));
    } else if (/^(?:.*\/)?_storage\/.*\S/.test(file) && content.length > 0) {
      throw new Error(missingHere("file storage"));
    }
  }
  return tables;
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
