import { createHash, createHmac, randomBytes, timingSafeEqual } from "node:crypto";

import type { Transaction } from "../data/transaction";
import type { Database } from "../database";
import { FileRefused } from "../errors";
import { formatBytes, MAX_FILE_BYTES, MAX_FILES_BYTES } from "../limits/limits";
import type { StoredDocument, StoredFile } from "../types";
import type { FileStore } from "./file-store";

/** The documents of stored files, which `ctx.db.system` shows. */
export const STORAGE = "_storage";

/** How long an upload may begin after its URL was made: what Convex promises. */
const UPLOAD_URL_LIFETIME_MS = 60 * 60 * 1000;

/** Stored files: a document each, and its content beside the documents, written before it and removed after it. */
export class Files {
  readonly #database: Database;
  readonly #store: FileStore;
  /** Signs upload URLs: those of an earlier process are not taken any more. */
  readonly #uploadKey = randomBytes(32);

  constructor(database: Database, store: FileStore) {
    this.#database = database;
    this.#store = store;
    const documents = [...database.begin().table(STORAGE).documents()];
    store.keepOnly(new Set(documents.map(({ _id }) => _id)));
    database.onCommit(({ changes }) => {
      for (const { table, id, after } of changes) {
        if (table === STORAGE && after === null) store.remove(id);
      }
    });
  }

  /** A URL for one file, for an hour. */
  uploadUrl(): string {
    const expires = String(Date.now() + UPLOAD_URL_LIFETIME_MS);
    return `${deploymentUrl()}/api/storage/upload?token=${expires}.${this.#sign(expires)}`;
  }

  /** Whether an upload URL of this deployment, not yet expired, has this token. */
  isUploadToken(token: string): boolean {
    const [expires = "", signature = ""] = token.split(".");
    const [given, expected] = [Buffer.from(signature), Buffer.from(this.#sign(expires))];
    if (given.length !== expected.length || !timingSafeEqual(given, expected)) return false;
    return Number(expires) > Date.now();
  }

  /**
   * Keeps a file and returns its id.
   *
   * @throws FileRefused for one that is too large, or has another checksum than the caller says
   */
  async store({ content, contentType }: StoredFile, sha256?: string): Promise<string> {
    const digest = createHash("sha256").update(content).digest();
    if (sha256 !== undefined && sha256 !== digest.toString("base64") && sha256 !== digest.toString("hex")) {
      throw new FileRefused(`The file's SHA-256 is ${digest.toString("hex")}, and not ${sha256}.`);
    }
    if (content.byteLength > MAX_FILE_BYTES) {
      throw new FileRefused(
        `The file is too large (${formatBytes(content.byteLength)} > maximum size ${formatBytes(MAX_FILE_BYTES)})`,
      );
    }
    const { clock } = this.#database;
    return await this.#database.transact((transaction) => {
      this.#checkRoom(transaction, content.byteLength);
      const id = transaction.numbers.newId(STORAGE);
      this.#store.write(id, content);
      transaction.put(STORAGE, id, null, {
        _id: id,
        _creationTime: clock.nextCreationTime(),
        sha256: digest.toString("hex"),
        size: content.byteLength,
        ...(contentType === null ? {} : { contentType }),
      });
      return id;
    });
  }

  /** Null for a file that is not there (any more). */
  async read(id: string): Promise<StoredFile | null> {
    const transaction = this.#database.begin();
    if (transaction.numbers.tableOf(id) !== STORAGE) return null;
    const document = transaction.get(id, STORAGE);
    const content = document === null ? null : await this.#store.read(id);
    return document === null || content === null ? null : { content, contentType: contentTypeOf(document) };
  }

  /** Where a browser finds the file; null for one that is not there. A transaction of a query is told when it goes. */
  url(id: string, transaction = this.#database.begin()): string | null {
    return find(transaction, id, "getUrl") === null ? null : `${deploymentUrl()}/api/storage/${id}`;
  }

  /** As `ctx.storage.getMetadata` answers; null for a file that is not there. */
  metadata(id: string, transaction = this.#database.begin()) {
    const document = find(transaction, id, "getMetadata");
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
  delete(transaction: Transaction, id: string): void {
    const document = find(transaction, id, "delete");
    if (document === null) throw new Error(`storage id ${id} not found`);
    transaction.put(STORAGE, id, document, null);
  }

  #checkRoom(transaction: Transaction, bytes: number): void {
    const documents = [...transaction.table(STORAGE).documents()];
    const used = documents.reduce((sum, { size }) => sum + Number(size), 0);
    if (used + bytes <= MAX_FILES_BYTES) return;
    throw new FileRefused(
      `This local deployment keeps files of ${formatBytes(MAX_FILES_BYTES)} in all: delete some, or use a Convex deployment.`,
    );
  }

  #sign(expires: string): string {
    return createHmac("sha256", this.#uploadKey).update(expires).digest("base64url");
  }
}

function find(transaction: Transaction, id: string, method: string): StoredDocument | null {
  if (transaction.numbers.tableOf(id) === STORAGE) return transaction.get(id, STORAGE);
  throw new Error(
    `Invalid argument \`storageId\` for \`storage.${method}\`: Unable to decode ID: ${JSON.stringify(id)}`,
  );
}

function contentTypeOf({ contentType }: StoredDocument): string | null {
  return typeof contentType === "string" ? contentType : null;
}

/** Functions see it as well. */
function deploymentUrl(): string {
  return process.env.CONVEX_CLOUD_URL ?? "";
}
