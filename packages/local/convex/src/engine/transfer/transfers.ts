import { documentToJson } from "../data/keys";
import { EXPORTS, IMPORTS, insertTransfer, readTransfers, setImportState } from "../data/transfers";
import type { Database } from "../database";
import { isOfStorage, type Files } from "../files/files";
import type { Engine } from "../types";
import { exportFiles } from "./export-files";
import { importDocuments, isUserTable, replacedTables } from "./import-documents";

type Transfers = Pick<
  Engine,
  "countDeletedByImport" | "startImport" | "runImport" | "startExport" | "exportDocuments" | "exportFiles"
>;

interface ExportState {
  start_ts: bigint;
  include_storage?: boolean;
}

/** Imports and exports of a database. */
export function transfers(database: Database, files: Files): Transfers {
  const { clock } = database;
  return {
    countDeletedByImport(request) {
      const { mode } = request;
      if (mode === "append" || mode === "requireEmpty") return 0;
      const replaced = new Set(replacedTables(request));
      const cleared = [...database.begin().tables].filter(
        ([name]) =>
          (isUserTable(name) && mode === "replaceAll") ||
          (replaced.has(name) && (isUserTable(name) || isOfStorage(name))),
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
          const { count, contents } = importDocuments(transaction, clock, request);
          setImportState(transaction, importId, { state: "completed", num_rows_written: BigInt(count) });
          files.write(transaction, contents);
        });
      } catch (error) {
        const message = error instanceof Error ? error.message : String(error);
        await database.transact((transaction) =>
          setImportState(transaction, importId, { state: "failed", error_message: message }),
        );
      }
    },
    async startExport(withFiles) {
      const ts = clock.latest();
      await database.transact((transaction) =>
        insertTransfer(transaction, clock, EXPORTS, {
          state: "completed",
          start_ts: ts,
          complete_ts: ts,
          zip_object_key: String(ts),
          include_storage: withFiles,
        }),
      );
    },
    exportDocuments(ts) {
      const tables = [...database.begin(ts).tables].filter(([name]) => isUserTable(name));
      return new Map(tables.map(([name, table]) => [name, [...table.documents()].map(documentToJson)]));
    },
    async exportFiles(ts) {
      const asked = readTransfers(database.begin(), EXPORTS).map(({ state }) => state as ExportState);
      const isAsked = asked.some(({ start_ts, include_storage }) => start_ts === ts && include_storage);
      return isAsked ? await exportFiles(database.begin(ts), files) : new Map();
    },
  };
}
