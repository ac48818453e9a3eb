import type { ValidatorJSON } from "convex/values";

import { MAX_INDEX_FIELDS, MAX_INDEXES_PER_TABLE, MAX_SEARCH_FILTER_FIELDS } from "../limits/limits";
import { checkTableName, identifierProblem } from "../names";
import { formatValidator } from "./format";
import { BY_CREATION_TIME, BY_ID } from "./indexes";

interface Index {
  indexDescriptor: string;
}

interface Table {
  tableName: string;
  indexes: readonly (Index & { fields: string[] })[];
  searchIndexes: readonly (Index & { searchField: string; filterFields: string[] })[];
  documentType: ValidatorJSON;
}

/**
 * Throws, in Convex's words, for a table that Convex refuses. Without `schemaValidation` indexes may name fields that
 * the documents' type does not have.
 */
export function checkTable(table: Table, schemaValidation: boolean): void {
  checkTableName(table.tableName);
  checkDocumentType(table);
  checkIndexNames(table);
  for (const index of table.indexes) checkIndexFields(table.tableName, index);
  for (const { filterFields } of table.searchIndexes) {
    if (filterFields.length <= MAX_SEARCH_FILTER_FIELDS) continue;
    throw new Error(`Search indexes may have up to ${MAX_SEARCH_FILTER_FIELDS} filter fields.`);
  }
  checkUnlike(table);
  for (const { name, fields } of indexedFields(table)) {
    for (const field of fields) checkField(table, name, field, schemaValidation);
  }
}

function checkDocumentType({ tableName, documentType }: Table): void {
  if (!isDocumentType(documentType)) {
    throw new Error(
      `The documents of table "${tableName}" must be objects, a union of objects, or v.any(), not ${formatValidator(documentType)}.`,
    );
  }
  for (const object of objectsOf(documentType)) {
    const reserved = Object.keys(object.value).find((name) => name.startsWith("_"));
    if (reserved === undefined) continue;
    throw new Error(
      `In table "${tableName}" the field name "${reserved}" is invalid: it starts with an underscore, which is only allowed for system fields like '_id'.`,
    );
  }
  for (const name of fieldNames(documentType)) {
    const problem = identifierProblem(name);
    if (problem === null) continue;
    throw new Error(`In table "${tableName}" the field name "${name}" is invalid: ${problem}`);
  }
}

function isDocumentType(validator: ValidatorJSON): boolean {
  if (validator.type === "union") return validator.value.every(isDocumentType);
  return validator.type === "object" || validator.type === "any";
}

function objectsOf(validator: ValidatorJSON): (ValidatorJSON & { type: "object" })[] {
  if (validator.type === "union") return validator.value.flatMap(objectsOf);
  return validator.type === "object" ? [validator] : [];
}

function fieldNames(validator: ValidatorJSON): string[] {
  if (validator.type === "array") return fieldNames(validator.value);
  if (validator.type === "record") return fieldNames(validator.values.fieldType);
  if (validator.type === "union") return validator.value.flatMap(fieldNames);
  if (validator.type !== "object") return [];
  return Object.entries(validator.value).flatMap(([name, { fieldType }]) => [name, ...fieldNames(fieldType)]);
}

function checkIndexNames({ tableName, indexes, searchIndexes }: Table): void {
  const names = [...indexes, ...searchIndexes].map(({ indexDescriptor }) => indexDescriptor);
  if (names.length > MAX_INDEXES_PER_TABLE) {
    throw new Error(`Table "${tableName}" cannot have more than ${MAX_INDEXES_PER_TABLE} indexes.`);
  }
  const seen = new Set<string>();
  for (const name of names) {
    if (identifierProblem(name) !== null) {
      throw new Error(
        `Invalid index name: "${name}". Identifiers must be 64 characters or less, start with a letter, and only contain letters, digits, underscores.`,
      );
    }
    if (name.startsWith("_") || name === BY_ID.name || name === BY_CREATION_TIME.name) {
      throw new Error(
        `In table "${tableName}" cannot name an index "${name}" because the name is reserved. Indexes may not start with an underscore or be named "by_id" or "by_creation_time".`,
      );
    }
    if (seen.has(name))
      throw new Error(`Table "${tableName}" has two or more definitions of index "${name}".`);
    seen.add(name);
  }
}

function checkIndexFields(tableName: string, { indexDescriptor, fields }: Table["indexes"][number]): void {
  if (fields.length === 0) {
    throw new Error(`In table "${tableName}" index "${indexDescriptor}" must have at least one field.`);
  }
  if (fields.length > MAX_INDEX_FIELDS) {
    throw new Error(`Indexes may have up to ${MAX_INDEX_FIELDS} fields.`);
  }
  for (const [i, field] of fields.entries()) {
    if (field === "_id") {
      throw new Error("`_id` is not a valid index field. To load documents by ID, use `db.get(id)`.");
    }
    if (field === "_creationTime") {
      throw new Error(
        "`_creationTime` is automatically added to the end of each index. It should not be added explicitly in the index definition. See https://docs.convex.dev/using/indexes for more details.",
      );
    }
    if (field.startsWith("_")) {
      throw new Error("Reserved fields (starting with `_`) are not allowed in indexes.");
    }
    if (fields.indexOf(field) !== i) {
      throw new Error(`Duplicate field ${field}. Index fields must be unique within an index.`);
    }
  }
}

/** Two indexes that are the same but for their names cost twice what one does, and give nothing for it. */
function checkUnlike({ tableName, indexes, searchIndexes }: Table): void {
  const [first, second] = twins(indexes, ({ fields }) => JSON.stringify(fields));
  if (second !== undefined) {
    throw new Error(
      `In table "${tableName}" index "${first}" and index "${second}" have the same fields. Indexes must be unique within a table.`,
    );
  }
  const [one, other] = twins(searchIndexes, ({ searchField, filterFields }) =>
    JSON.stringify([searchField, filterFields.toSorted()]),
  );
  if (other !== undefined) {
    throw new Error(
      `In table "${tableName}" search index "${one}" and search index "${other}" have the same \`searchField\`. Search index fields must be unique within a table.`,
    );
  }
}

function twins<Item extends Index>(
  indexes: readonly Item[],
  signatureOf: (index: Item) => string,
): [string?, string?] {
  const seen = new Map<string, string>();
  for (const index of indexes) {
    const signature = signatureOf(index);
    const before = seen.get(signature);
    if (before !== undefined) return [before, index.indexDescriptor];
    seen.set(signature, index.indexDescriptor);
  }
  return [];
}

function indexedFields({ indexes, searchIndexes }: Table): { name: string; fields: string[] }[] {
  return [
    ...indexes.map(({ indexDescriptor, fields }) => ({ name: indexDescriptor, fields })),
    ...searchIndexes.map(({ indexDescriptor, searchField, filterFields }) => ({
      name: indexDescriptor,
      fields: [searchField, ...filterFields],
    })),
  ];
}

function checkField(
  { tableName, documentType }: Table,
  index: string,
  field: string,
  schemaValidation: boolean,
): void {
  const path = field.split(".");
  if (path.some((name) => identifierProblem(name) !== null)) {
    throw new Error(`In index "${index}": Invalid index field: "${field}"`);
  }
  const isSystemField = field === "_id" || field === "_creationTime";
  if (!schemaValidation || isSystemField || canContain(documentType, path)) return;
  throw new Error(
    `In table "${tableName}" the index "${index}" is invalid because it references the field ${field} that does not exist.`,
  );
}

function canContain(validator: ValidatorJSON, [name, ...rest]: readonly string[]): boolean {
  if (name === undefined || validator.type === "any") return true;
  if (validator.type === "union")
    return validator.value.some((member) => canContain(member, [name, ...rest]));
  if (validator.type === "record") return canContain(validator.values.fieldType, rest);
  if (validator.type !== "object" || !Object.hasOwn(validator.value, name)) return false;
  const field = validator.value[name];
  return field !== undefined && canContain(field.fieldType, rest);
}
