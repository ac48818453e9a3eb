import { documentToJson } from "../data/keys";
import { EXPORTS, IMPORTS, insertTransfer, setImportState } from "../data/transfers";
import type { Database } from "../database";
import type { Engine } from "../types";
import { importDocuments, isUserTable } from "./import-documents";

type Transfers = Pick<
  Engine,
  "countDeletedByImport" | "startImport" | "runImport" | "startExport" | "exportDocuments"
>;

/** Imports and exports of a database. */
export function transfers(database: Database): Transfers {
  const { clock } = database;
  return {
    countDeletedByImport({ tables, mode }) {
      if (mode === "append" || mode === "requireEmpty") return 0;
      const cleared = [...database.begin().tables].filter(
        ([name]) => isUserTable(name) && (mode === "replaceAll" || tables.has(name)),
      );
      return cleared.reduce((sum, [, { size }]) => sum + size, 0);
    },
    startImport: async (question) =>
      await database.transact((transaction) =>
        insertTransfer(
          transaction,
          clock,
          IMPORTS,
          question === undefined
            ? { state: "uploaded" }
            : { state: "waiting_for_confirmation", message_to_confirm: question },
        ),
      ),
    async runImport(importId, request) {
      try {
        await database.transact((transaction) => {
          const written = importDocuments(transaction, clock, request);
          setImportState(transaction, importId, { state: "completed", num_rows_written: BigInt(written) });
        });
      } catch (error) {
        const message = error instanceof Error ? error.message : String(error);
        await database.transact((transaction) =>
          setImportState(transaction, importId, { state: "failed", error_message: message }),
        );
      }
    },
    async startExport() {
      const ts = clock.latest();
      await database.transact((transaction) =>
        insertTransfer(transaction, clock, EXPORTS, {
          state: "completed",
          start_ts: ts,
          complete_ts: ts,
          zip_object_key: String(ts),
        }),
      );
    },
    exportDocuments(ts) {
      const tables = [...database.begin(ts).tables].filter(([name]) => isUserTable(name));
      return new Map(tables.map(([name, table]) => [name, [...table.documents()].map(documentToJson)]));
    },
  };
}
