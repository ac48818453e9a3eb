import { jsonToConvex, type JSONValue, type Value } from "convex/values";
import { documentSize } from "../limits/document-size";
import { checkNesting, checkSize } from "../limits/documents";
import { valueProblem } from "../limits/values";
import { checkTableName } from "../names";
import type { Clock } from "./clock";
import { idsIn, tableIn } from "./component-tables";
import { fromJson } from "./keys";
import { checkDocument } from "./schema";
import type { Transaction } from "./transaction";
import type { StoredDocument } from "../types";

type Fields = Record<string, Value>;

/** Where a function reads and writes: in the tables of its own component, whose path is empty for the app. */
export interface Tables {
  readonly transaction: Transaction;
  readonly componentPath: string;
}

/**
 * Reads a document by id. Throws for a string that is no id, and for an id of another table than `expectedTable`
 * or of the other kind (system or user) of table.
 */
export function getDocument(
  tables: Tables,
  id: string,
  expectedTable: string | undefined,
  isSystem: boolean,
): StoredDocument | null {
  const { transaction, componentPath } = tables;
  const table = tableOf(tables, id, expectedTable, "get");
  if (table.startsWith("_") !== isSystem) {
    const [kind, object] = isSystem ? ["User", "db"] : ["System", "db.system"];
    throw new Error(`${kind} tables can only be accessed from ${object}.get().`);
  }
  const document = transaction.get(id, tableIn(componentPath, table));
  if (document !== null) noteRead(transaction, document);
  return document;
}

/**
 * Counts a document that a function gets to see, or that its filter is asked about, and returns its size in bytes. Throws
 * at Convex's limits.
 */
export function noteRead({ usage }: Transaction, document: StoredDocument): number {
  const size = documentSize(document);
  usage.add("documentsRead");
  usage.add("bytesRead", size);
  return size;
}

/** Returns the new document's id. Throws when it breaks the schema. */
export function insertDocument(tables: Tables, clock: Clock, table: string, value: JSONValue): string {
  checkTableName(table);
  const fields = fieldsFromJson(value, "insert");
  refuseSystemFields(fields);
  const id = tables.transaction.numbers.newId(tableIn(tables.componentPath, table));
  // Theirs alone so far: a copy of each document would take longer than the rest of this.
  const document = Object.assign(fields, { _id: id, _creationTime: clock.nextCreationTime() });
  write(tables, table, null, document);
  return id;
}

/** Overwrites single top-level fields; `{"$undefined": null}` removes one. Throws if there is no such document. */
export function patchDocument(
  tables: Tables,
  id: string,
  expectedTable: string | undefined,
  value: JSONValue,
): void {
  const { table, document } = existing(tables, id, expectedTable, "patch", "Update");
  const fields = allowedFields(value, "patch");
  const patched: StoredDocument = { ...document };
  const patch: Record<string, Value | undefined> = {};
  for (const [name, json] of Object.entries(fields))
    patch[name] = json === undefined ? undefined : fromJson(json);
  for (const [name, field] of Object.entries(userFields(patch, document))) {
    if (field === undefined) delete patched[name];
    else patched[name] = field;
  }
  write(tables, table, document, patched);
}

/** Replaces all fields but `_id` and `_creationTime`. Throws if there is no such document. */
export function replaceDocument(
  tables: Tables,
  id: string,
  expectedTable: string | undefined,
  value: JSONValue,
): void {
  const { table, document } = existing(tables, id, expectedTable, "replace", "Update");
  const fields = userFields(fieldsFromJson(value, "replace"), document);
  write(tables, table, document, {
    ...fields,
    _id: document._id,
    _creationTime: document._creationTime,
  });
}

/** Throws if there is no such document. */
export function deleteDocument(tables: Tables, id: string, expectedTable: string | undefined): void {
  const { table, document } = existing(tables, id, expectedTable, "delete", "Delete");
  const { transaction, componentPath } = tables;
  transaction.usage.add("documentsWritten");
  transaction.put(tableIn(componentPath, table), id, document, null);
}

function write(
  { transaction, componentPath }: Tables,
  table: string,
  before: StoredDocument | null,
  after: StoredDocument,
): void {
  const qualified = tableIn(componentPath, table);
  transaction.usage.add("documentsWritten");
  transaction.usage.add("bytesWritten", checkSize(after));
  checkDocument(transaction.base.schema, qualified, after, idsIn(componentPath, transaction.numbers));
  transaction.put(qualified, after._id, before, after);
}

function existing(
  tables: Tables,
  id: string,
  expectedTable: string | undefined,
  method: string,
  verb: string,
): { table: string; document: StoredDocument } {
  const table = tableOf(tables, id, expectedTable, method);
  if (table.startsWith("_")) throw new Error("System tables (prefixed with `_`) are read-only.");
  const document = tables.transaction.get(id, tableIn(tables.componentPath, table));
  if (document === null) throw new Error(`${verb} on nonexistent document ID ${id}`);
  return { table, document };
}

function tableOf(
  { transaction, componentPath }: Tables,
  id: string,
  expectedTable: string | undefined,
  method: string,
): string {
  const table = idsIn(componentPath, transaction.numbers)(id);
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
