import type { ValidatorJSON } from "convex/values";
import { componentOf, nameInComponent, tableIn } from "./component-tables";
import { databaseIndex, searchIndex, type DatabaseIndex, type SearchIndex } from "./indexes";
import { missingHere } from "../refusals";
import type { StoredDocument } from "../types";
import { checkTable } from "./schema-rules";
import { validate, type TableOf } from "./validators";

/** What `schema.export()` gives. */
interface ExportedSchema {
  schemaValidation: boolean;
  tables: ExportedTable[];
}

interface ExportedTable {
  tableName: string;
  indexes: { indexDescriptor: string; fields: string[] }[];
  searchIndexes: { indexDescriptor: string; searchField: string; filterFields: string[] }[];
  documentType: ValidatorJSON;
  // Absent in what older versions of convex export.
  vectorIndexes?: { indexDescriptor: string }[];
  stagedDbIndexes?: { indexDescriptor: string }[];
  stagedSearchIndexes?: { indexDescriptor: string }[];
  stagedVectorIndexes?: { indexDescriptor: string }[];
  stagedDocumentType?: ValidatorJSON;
}

export interface TableDefinition {
  readonly name: string;
  readonly indexes: readonly (DatabaseIndex | SearchIndex)[];
  /** Null when the schema turned validation off. */
  readonly documentType: ValidatorJSON | null;
}

/** Tables by their names in the database. A table the schema doesn't mention takes any document and has no index of its own. */
export type Schema = ReadonlyMap<string, TableDefinition>;

/**
 * Reads the schema module's default export, of the app or of a component; without one there are no tables defined.
 * Throws on anything else.
 */
export function parseSchema(definition: unknown, componentPath = ""): Schema {
  if (definition === undefined) return new Map();
  if (!isExportable(definition)) {
    throw new Error("The default export of schema.ts is not a schema: export default defineSchema({...}).");
  }
  const exported: ExportedSchema = JSON.parse(definition.export());
  for (const table of exported.tables) {
    refuseWhatIsNotHere(table);
    checkTable(table, exported.schemaValidation);
  }
  return new Map(
    exported.tables.map((table) => [
      tableIn(componentPath, table.tableName),
      {
        name: table.tableName,
        indexes: [
          ...table.indexes.map((index) => databaseIndex(index.indexDescriptor, index.fields)),
          ...table.searchIndexes.map((index) =>
            searchIndex(index.indexDescriptor, index.searchField, index.filterFields),
          ),
        ],
        documentType: exported.schemaValidation ? table.documentType : null,
      },
    ]),
  );
}

/** Throws for what a Convex deployment has and this one has not: ignored, it would only show at the first query. */
function refuseWhatIsNotHere(table: ExportedTable): void {
  const refuse = (what: string) => {
    throw new Error(
      `${missingHere(`${what} of the table "${table.tableName}"`)} Remove it, or use a Convex deployment.`,
    );
  };
  const {
    vectorIndexes = [],
    stagedDbIndexes = [],
    stagedSearchIndexes = [],
    stagedVectorIndexes = [],
  } = table;
  for (const { indexDescriptor } of vectorIndexes) refuse(`the vector index "${indexDescriptor}"`);
  const staged = [...stagedDbIndexes, ...stagedSearchIndexes, ...stagedVectorIndexes];
  for (const { indexDescriptor } of staged) refuse(`the staged index "${indexDescriptor}"`);
  if (table.stagedDocumentType !== undefined) refuse("a staged validator");
}

function isExportable(definition: unknown): definition is { export(): string } {
  return (
    typeof definition === "object" &&
    definition !== null &&
    "export" in definition &&
    typeof definition.export === "function"
  );
}

/**
 * Throws the message a developer knows from Convex when a document about to be written breaks the schema.
 *
 * @param table its name in the database; `tableOf` is of its component
 */
export function checkDocument(
  schema: Schema,
  table: string,
  document: StoredDocument,
  tableOf: TableOf,
): void {
  const problem = documentProblem(schema, table, document, tableOf);
  if (problem === null) return;
  throw new Error(
    `Failed to insert or update a document in table "${nameInComponent(table)}" because it does not match the schema: ${problem}`,
  );
}

/** A stored document breaks a schema that was about to be loaded. */
export class SchemaMismatch extends Error {
  override readonly name = "SchemaMismatch";

  /**
   * @param table its name in its component
   * @param explanation of the document, as Convex words it
   */
  constructor(
    readonly componentPath: string,
    readonly table: string,
    readonly explanation: string,
  ) {
    super(
      `Schema validation failed. ${explanation}\n` +
        "Change the schema to accept it (e.g. with v.optional), or delete the local data with `pnpm reset`.",
    );
  }
}

/**
 * Throws a SchemaMismatch for the first of a table's stored documents that breaks a schema about to be loaded.
 *
 * @param table its name in the database; `tableOf` is of its component
 */
export function checkStoredDocuments(
  schema: Schema,
  table: string,
  documents: Iterable<StoredDocument>,
  tableOf: TableOf,
): void {
  for (const document of documents) {
    const problem = documentProblem(schema, table, document, tableOf);
    if (problem === null) continue;
    const name = nameInComponent(table);
    throw new SchemaMismatch(
      componentOf(table),
      name,
      `Document with ID "${document._id}" in table "${name}" does not match the schema: ${problem}`,
    );
  }
}

function documentProblem(
  schema: Schema,
  table: string,
  document: StoredDocument,
  tableOf: TableOf,
): string | null {
  const documentType = schema.get(table)?.documentType ?? null;
  if (documentType === null) return null;
  const { _id, _creationTime, ...fields } = document;
  return validate(documentType, fields, tableOf);
}
