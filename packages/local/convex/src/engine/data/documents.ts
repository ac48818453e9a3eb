import { jsonToConvex, type JSONValue, type Value } from "convex/values";
import { documentSize } from "../limits/document-size";
import { checkNesting, checkSize } from "../limits/documents";
import { valueProblem } from "../limits/values";
import { checkTableName } from "../names";
import type { Clock } from "./clock";
import { fromJson } from "./keys";
import { checkDocument } from "./schema";
import type { Transaction } from "./transaction";
import type { StoredDocument } from "../types";

type Fields = Record<string, Value>;

/**
 * Reads a document by id. Throws for a string that is no id, and for an id of another table than `expectedTable`
 * or of the other kind (system or user) of table.
 */
export function getDocument(
  transaction: Transaction,
  id: string,
  expectedTable: string | undefined,
  isSystem: boolean,
): StoredDocument | null {
  const table = tableOf(transaction, id, expectedTable, "get");
  if (table.startsWith("_") !== isSystem) {
    const [kind, object] = isSystem ? ["User", "db"] : ["System", "db.system"];
    throw new Error(`${kind} tables can only be accessed from ${object}.get().`);
  }
  const document = transaction.get(id, table);
  if (document !== null) noteRead(transaction, document);
  return document;
}

/** Counts a document that a function gets to see, or that its filter is asked about. Throws at Convex's limits. */
export function noteRead({ usage }: Transaction, document: StoredDocument): void {
  usage.add("documentsRead");
  usage.add("bytesRead", documentSize(document));
}

/** Returns the new document's id. Throws when it breaks the schema. */
export function insertDocument(
  transaction: Transaction,
  clock: Clock,
  table: string,
  value: JSONValue,
): string {
  checkTableName(table);
  const fields = fieldsFromJson(value, "insert");
  refuseSystemFields(fields);
  const id = transaction.numbers.newId(table);
  write(transaction, table, null, { ...fields, _id: id, _creationTime: clock.nextCreationTime() });
  return id;
}

/** Overwrites single top-level fields; `{"$undefined": null}` removes one. Throws if there is no such document. */
export function patchDocument(
  transaction: Transaction,
  id: string,
  expectedTable: string | undefined,
  value: JSONValue,
): void {
  const { table, document } = existing(transaction, id, expectedTable, "patch", "Update");
  const fields = allowedFields(value, "patch");
  const patched: StoredDocument = { ...document };
  const patch: Record<string, Value | undefined> = {};
  for (const [name, json] of Object.entries(fields))
    patch[name] = json === undefined ? undefined : fromJson(json);
  for (const [name, field] of Object.entries(userFields(patch, document))) {
    if (field === undefined) delete patched[name];
    else patched[name] = field;
  }
  write(transaction, table, document, patched);
}

/** Replaces all fields but `_id` and `_creationTime`. Throws if there is no such document. */
export function replaceDocument(
  transaction: Transaction,
  id: string,
  expectedTable: string | undefined,
  value: JSONValue,
): void {
  const { table, document } = existing(transaction, id, expectedTable, "replace", "Update");
  const fields = userFields(fieldsFromJson(value, "replace"), document);
  write(transaction, table, document, {
    ...fields,
    _id: document._id,
    _creationTime: document._creationTime,
  });
}

/** Throws if there is no such document. */
export function deleteDocument(
  transaction: Transaction,
  id: string,
  expectedTable: string | undefined,
): void {
  const { table, document } = existing(transaction, id, expectedTable, "delete", "Delete");
  transaction.usage.add("documentsWritten");
  transaction.put(table, id, document, null);
}

function write(
  transaction: Transaction,
  table: string,
  before: StoredDocument | null,
  after: StoredDocument,
): void {
  transaction.usage.add("documentsWritten");
  transaction.usage.add("bytesWritten", checkSize(after));
  checkDocument(transaction.base.schema, table, after, (id) => transaction.numbers.tableOf(id));
  transaction.put(table, after._id, before, after);
}

function existing(
  transaction: Transaction,
  id: string,
  expectedTable: string | undefined,
  method: string,
  verb: string,
): { table: string; document: StoredDocument } {
  const table = tableOf(transaction, id, expectedTable, method);
  if (table.startsWith("_")) throw new Error("System tables (prefixed with `_`) are read-only.");
  const document = transaction.get(id, table);
  if (document === null) throw new Error(`${verb} on nonexistent document ID ${id}`);
  return { table, document };
}

function tableOf(
  transaction: Transaction,
  id: string,
  expectedTable: string | undefined,
  method: string,
): string {
  const table = transaction.numbers.tableOf(id);
  const where = `Invalid argument \`id\` for \`db.${method}\``;
  if (table === null) throw new Error(`${where}: Unable to decode ID: ${JSON.stringify(id)}`);
  if (expectedTable !== undefined && table !== expectedTable) {
    throw new Error(`${where}: expected ID in table '${expectedTable}' but got ID in table '${table}'`);
  }
  return table;
}

function fieldsFromJson(json: JSONValue, method: string): Fields {
  return jsonToConvex(allowedFields(json, method)) as Fields;
}

/** Throws for what is no object, and for what Convex allows in no document. */
function allowedFields(json: JSONValue, method: string) {
  const where = `Invalid argument \`value\` for \`db.${method}\``;
  if (typeof json !== "object" || json === null || Array.isArray(json)) {
    throw new Error(`${where}: expected an object.`);
  }
  const problem = valueProblem(json);
  if (problem !== null) throw new Error(`${where}: ${problem}`);
  checkNesting(json);
  return json;
}

/** A document read before may be written back as it is, so its own `_id` and `_creationTime` are accepted. */
function userFields<Field>(fields: Record<string, Field>, document: StoredDocument): Record<string, Field> {
  const { _id, _creationTime, ...rest } = fields;
  if ((_id ?? document._id) !== document._id) {
    throw new Error(
      `Provided \`_id\` field value "${String(_id)}" does not match the document ID "${document._id}"`,
    );
  }
  if ((_creationTime ?? document._creationTime) !== document._creationTime) {
    throw new Error(
      `Provided \`_creationTime\` field value ${String(_creationTime)} does not match the document's creation time ${document._creationTime}`,
    );
  }
  refuseSystemFields(rest);
  return rest;
}

function refuseSystemFields(fields: Record<string, unknown>): void {
  const name = Object.keys(fields).find((name) => name.startsWith("_"));
  if (name !== undefined) {
    throw new Error(
      `Field \`${name}\` starts with an underscore, which is only allowed for system fields like '_id'.`,
    );
  }
}
