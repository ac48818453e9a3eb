import type { JSONValue } from "convex/values";

import type { Clock } from "../data/clock";
import { componentOf, idsIn, nameInComponent, tableIn } from "../data/component-tables";
import { documentFromJson } from "../data/keys";
import { checkDocument } from "../data/schema";
import type { Transaction } from "../data/transaction";
import { STORAGE } from "../files/files";
import { checkNesting, checkSize } from "../limits/documents";
import { valueProblem } from "../limits/values";
import { checkComponentPath, checkTableName } from "../names";
import type { ImportRequest, StoredDocument } from "../types";
import { importFiles } from "./import-files";

type JsonDocument = Record<string, JSONValue>;

/** A document that is about to be written, with its id here. */
interface Incoming {
  table: string;
  id: string;
  json: JsonDocument;
}

/**
 * Puts imported documents, and those of imported files. An `_id` that is one of this deployment's own, and free, is
 * kept; every other one is replaced by a new one, also where another imported document refers to it, be it in another
 * component: components keep ids of the app's documents.
 *
 * @returns how many documents there are, files apart as on Convex; and the files' contents by their ids, to be written
 * @throws Error saying which document or table stands in the way
 */
export function importDocuments(
  transaction: Transaction,
  clock: Clock,
  { tables, files = new Map(), isEmptyMissing = false, mode }: ImportRequest,
): { count: number; contents: ReadonlyMap<string, Uint8Array> } {
  for (const name of tables.keys()) {
    checkComponentPath(componentOf(name));
    checkTableName(nameInComponent(name));
  }
  for (const path of files.keys()) checkComponentPath(path);
  makeRoom(transaction, replacedTables({ tables, files }), mode);
  const { contents, newIds: newFileIds } = importFiles(transaction, clock, files);
  const { incoming, newIds } = withIds(transaction, tables, newFileIds);
  for (const { table, id, json } of incoming) {
    const fields = replaceIds(json, newIds) as JsonDocument;
    if (isEmptyMissing) leaveOutEmpty(transaction, table, fields);
    const { _creationTime = clock.nextCreationTime() } = fields;
    checkValue(table, fields);
    const document = documentFromJson({ ...fields, _id: id, _creationTime });
    checkSize(document);
    checkSystemFields(table, document);
    checkDocument(transaction.base.schema, table, document, idsIn(componentOf(table), transaction.numbers));
    transaction.put(table, id, null, document);
    clock.sawCreationTime(document._creationTime);
  }
  return { count: incoming.length, contents };
}

/** The tables that an import is about, files included. */
export function replacedTables({ tables, files }: Pick<ImportRequest, "tables" | "files">): string[] {
  return [...tables.keys(), ...[...(files?.keys() ?? [])].map((path) => tableIn(path, STORAGE))];
}

function makeRoom(transaction: Transaction, tables: readonly string[], mode: ImportRequest["mode"]): void {
  if (mode === "append") return;
  if (mode === "requireEmpty") {
    const full = tables.find((name) => transaction.table(name).size > 0);
    if (full === undefined) return;
    throw new Error(`Table "${full}" already exists and has documents. Import with --append or --replace.`);
  }
  const others = mode === "replaceAll" ? [...transaction.tables.keys()].filter(isUserTable) : [];
  const cleared = new Set([...tables, ...others]);
  for (const name of cleared) {
    const documents = [...transaction.table(name).documents()];
    for (const document of documents) transaction.put(name, document._id, document, null);
  }
}

function withIds(
  transaction: Transaction,
  tables: ImportRequest["tables"],
  newFileIds: ReadonlyMap<string, string>,
): { incoming: Incoming[]; newIds: ReadonlyMap<string, string> } {
  const taken = new Set<string>();
  const newIds = new Map(newFileIds);
  const incoming: Incoming[] = [];
  for (const [table, documents] of tables) {
    for (const json of documents) {
      if (typeof json !== "object" || json === null || Array.isArray(json)) {
        throw new Error(`A document of table "${table}" is no object: ${JSON.stringify(json)}`);
      }
      const given = typeof json._id === "string" ? json._id : undefined;
      const isOwn = given !== undefined && transaction.numbers.tableOf(given) === table;
      const isFree = isOwn && !taken.has(given) && transaction.table(table).get(given) === null;
      const id = isFree ? given : transaction.numbers.newId(table);
      taken.add(id);
      if (given !== undefined && given !== id) newIds.set(given, id);
      incoming.push({ table, id, json });
    }
  }
  return { incoming, newIds };
}

function leaveOutEmpty({ base }: Transaction, table: string, fields: JsonDocument): void {
  const type = base.schema.get(table)?.documentType;
  if (type?.type !== "object") return;
  for (const [name, { optional }] of Object.entries(type.value)) {
    if (optional && fields[name] === "") delete fields[name];
  }
}

function replaceIds(json: JSONValue, newIds: ReadonlyMap<string, string>): JSONValue {
  if (typeof json === "string") return newIds.get(json) ?? json;
  if (Array.isArray(json)) return json.map((item) => replaceIds(item, newIds));
  if (typeof json !== "object" || json === null) return json;
  return Object.fromEntries(
    Object.entries(json).flatMap(([name, value]) =>
      value === undefined ? [] : [[name, replaceIds(value, newIds)]],
    ),
  );
}

function checkValue(table: string, fields: JsonDocument): void {
  const problem = valueProblem(fields);
  if (problem !== null)
    throw new Error(`A document of table "${table}" has a value that is none: ${problem}`);
  checkNesting(fields);
}

function checkSystemFields(table: string, document: StoredDocument): void {
  if (typeof document._creationTime !== "number") {
    throw new Error(`A document of table "${table}" has a _creationTime that is no number.`);
  }
  const field = Object.keys(document).find((name) => /^_(?!id$|creationTime$)/.test(name));
  if (field === undefined) return;
  throw new Error(`A document of table "${table}" has the field "${field}", which Convex keeps for itself.`);
}

/** Whether a table is the app's or a component's, and not the deployment's own. */
export function isUserTable(name: string): boolean {
  return !nameInComponent(name).startsWith("_");
}
