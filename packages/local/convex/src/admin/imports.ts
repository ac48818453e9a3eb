import { randomUUID } from "node:crypto";

import { z } from "zod";

import { tableIn } from "../engine/data/component-tables";
import type { Engine, ImportRequest } from "../engine/types";
import { HttpError } from "../http/errors";
import { readSnapshot, tableFormats } from "./import-formats";

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
    const request = { mode: options.mode, ...(await readContent(file, options)) };
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

async function readContent(
  file: Buffer,
  { format, tableName, componentPath }: FinishUpload["import"],
): Promise<Omit<ImportRequest, "mode">> {
  const component = componentPath ?? "";
  try {
    if (format === "zip") return await readSnapshot(file, component);
    const tables = new Map([[tableIn(component, tableName ?? ""), tableFormats[format](file)]]);
    return { tables, isEmptyMissing: format === "csv" };
  } catch (error) {
    throw new HttpError(400, "ImportRefused", error instanceof Error ? error.message : String(error));
  }
}
