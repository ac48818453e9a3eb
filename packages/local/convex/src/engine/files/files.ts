import { createHash, createHmac, randomBytes, timingSafeEqual } from "node:crypto";

import { idsIn, isTableNamed, tableIn } from "../data/component-tables";
import type { Transaction } from "../data/transaction";
import type { Database } from "../database";
import { FileRefused } from "../errors";
import { formatBytes, MAX_FILE_BYTES, MAX_FILES_BYTES } from "../limits/limits";
import type { StoredDocument, StoredFile } from "../types";
import type { FileStore } from "./file-store";

/** The documents of stored files, which `ctx.db.system` shows. Every component has its own. */
export const STORAGE = "_storage";

/** How long an upload may begin after its URL was made: what Convex promises. */
const UPLOAD_URL_LIFETIME_MS = 60 * 60 * 1000;

/** Where a function finds a file: in the storage of its own component, whose path is empty for the app. */
export interface FileAddress {
  readonly componentPath: string;
  readonly id: string;
}

/** Stored files: a document each, and its content beside the documents, written before it and removed after it. */
export class Files {
  readonly #database: Database;
  readonly #store: FileStore;
  /** Signs upload URLs: those of an earlier process are not taken any more. */
  readonly #uploadKey = randomBytes(32);

  constructor(database: Database, store: FileStore) {
    this.#database = database;
    this.#store = store;
    store.keepOnly(new Set(documentsOf(database.begin()).map(({ _id }) => _id)));
    database.onCommit(({ changes }) => {
      for (const { table, id, after } of changes) {
        if (isOfStorage(table) && after === null) store.remove(id);
      }
    });
  }

  /** A URL for one file of a component, for an hour. */
  uploadUrl(componentPath: string): string {
    const claims = [Date.now() + UPLOAD_URL_LIFETIME_MS, componentPath].join("/");
    return `${deploymentUrl()}/api/storage/upload?token=${claims}.${this.#sign(claims)}`;
  }

  /** The path of the component that an upload URL is for, by its token; null if it expired or is none of this deployment. */
  uploadTarget(token: string): string | null {
    const [claims = "", signature = ""] = token.split(".");
    const [given, expected] = [Buffer.from(signature), Buffer.from(this.#sign(claims))];
    if (given.length !== expected.length || !timingSafeEqual(given, expected)) return null;
    const [expires, ...componentPath] = claims.split("/");
    return Number(expires) > Date.now() ? componentPath.join("/") : null;
  }

  /**
   * Keeps a file for a component and returns its id.
   *
   * @throws FileRefused for one that is too large, or has another checksum than the caller says
   */
  async store(file: StoredFile, sha256?: string, componentPath = ""): Promise<string> {
    const fields = fileFields(file, sha256);
    const table = tableIn(componentPath, STORAGE);
    const { clock } = this.#database;
    return await this.#database.transact((transaction) => {
      const id = transaction.numbers.newId(table);
      transaction.put(table, id, null, { _id: id, _creationTime: clock.nextCreationTime(), ...fields });
      this.write(transaction, new Map([[id, file.content]]));
      return id;
    });
  }

  /**
   * Writes the contents of files whose documents a transaction has put, all or none. It comes last before the commit:
   * what is written and not committed stays until the next start.
   *
   * @throws FileRefused when all files together become too large
   */
  write(transaction: Transaction, contents: ReadonlyMap<string, Uint8Array>): void {
    if (contents.size === 0) return;
    checkRoom(transaction);
    try {
      for (const [id, content] of contents) this.#store.write(id, content);
    } catch (error) {
      for (const id of contents.keys()) this.#store.remove(id);
      throw error;
    }
  }

  /** Of whatever component, unless one is given. Null for a file that is not there (any more). */
  async read(id: string, componentPath?: string): Promise<StoredFile | null> {
    const transaction = this.#database.begin();
    const table = transaction.numbers.tableOf(id);
    if (table === null || !isOfStorage(table)) return null;
    if (componentPath !== undefined && table !== tableIn(componentPath, STORAGE)) return null;
    const document = transaction.get(id, table);
    const content = document === null ? null : await this.#store.read(id);
    return document === null || content === null ? null : { content, contentType: contentTypeOf(document) };
  }

  /** Where a browser finds the file; null for one that is not there. A transaction of a query is told when it goes. */
  url(file: FileAddress, transaction = this.#database.begin()): string | null {
    return find(transaction, file, "getUrl") === null ? null : `${deploymentUrl()}/api/storage/${file.id}`;
  }

  /** As `ctx.storage.getMetadata` answers; null for a file that is not there. */
  metadata(file: FileAddress, transaction = this.#database.begin()) {
    const document = find(transaction, file, "getMetadata");
    if (document === null) return null;
    const { _id, sha256, size } = document;
    return {
      storageId: _id,
      sha256: String(sha256),
      size: Number(size),
      contentType: contentTypeOf(document),
    };
  }

  /** Deletes a file with its transaction. Throws for one that is not there. */
  delete(transaction: Transaction, file: FileAddress): void {
    const document = find(transaction, file, "delete");
    if (document === null) throw new Error(`storage id ${file.id} not found`);
    transaction.put(tableIn(file.componentPath, STORAGE), file.id, document, null);
  }

  #sign(claims: string): string {
    return createHmac("sha256", this.#uploadKey).update(claims).digest("base64url");
  }
}

/** Whether a table of the database is that of the app's files, or of one of its components. */
export function isOfStorage(table: string): boolean {
  return isTableNamed(STORAGE, table);
}

/**
 * What a file's document has besides its id and when it was made.
 *
 * @param sha256 what its checksum should be, in hexadecimal or base64
 * @throws FileRefused for a file that is too large, or has another checksum
 */
export function fileFields({ content, contentType }: StoredFile, sha256?: string) {
  const digest = createHash("sha256").update(content).digest();
  if (sha256 !== undefined && sha256 !== digest.toString("base64") && sha256 !== digest.toString("hex")) {
    throw new FileRefused(`The file's SHA-256 is ${digest.toString("hex")}, and not ${sha256}.`);
  }
  if (content.byteLength > MAX_FILE_BYTES) {
    throw new FileRefused(
      `The file is too large (${formatBytes(content.byteLength)} > maximum size ${formatBytes(MAX_FILE_BYTES)})`,
    );
  }
  return {
    sha256: digest.toString("hex"),
    size: content.byteLength,
    ...(contentType === null ? {} : { contentType }),
  };
}

/** Of all components. */
function documentsOf(transaction: Transaction): StoredDocument[] {
  return [...transaction.tables].flatMap(([name, table]) =>
    isOfStorage(name) ? [...table.documents()] : [],
  );
}

function checkRoom(transaction: Transaction): void {
  const used = documentsOf(transaction).reduce((sum, { size }) => sum + Number(size), 0);
  if (used <= MAX_FILES_BYTES) return;
  throw new FileRefused(
    `This local deployment keeps files of ${formatBytes(MAX_FILES_BYTES)} in all: delete some, or use a Convex deployment.`,
  );
}

function find(
  transaction: Transaction,
  { componentPath, id }: FileAddress,
  method: string,
): StoredDocument | null {
  if (idsIn(componentPath, transaction.numbers)(id) === STORAGE) {
    return transaction.get(id, tableIn(componentPath, STORAGE));
  }
  throw new Error(
    `Invalid argument \`storageId\` for \`storage.${method}\`: Unable to decode ID: ${JSON.stringify(id)}`,
  );
}

export function contentTypeOf({ contentType }: StoredDocument): string | null {
  return typeof contentType === "string" ? contentType : null;
}

/** Functions see it as well. */
function deploymentUrl(): string {
  return process.env.CONVEX_CLOUD_URL ?? "";
}
