import type { Clock } from "../data/clock";
import { tableIn } from "../data/component-tables";
import type { Transaction } from "../data/transaction";
import { fileFields, STORAGE } from "../files/files";
import type { TransferredFile, TransferredFiles } from "../types";

/**
 * Puts the documents of imported files. An id is kept if it is free. As what is stored under an id never changes, one
 * that had a file before the import is kept only for the same content; every other one is replaced by a new one.
 *
 * @returns the contents that are still to be written, by their ids here, and the ids that were replaced
 * @throws FileRefused for a file that is too large, or has another checksum than the import says
 */
export function importFiles(
  transaction: Transaction,
  clock: Clock,
  files: TransferredFiles,
): { contents: Map<string, Uint8Array>; newIds: Map<string, string> } {
  const contents = new Map<string, Uint8Array>();
  const newIds = new Map<string, string>();
  for (const [componentPath, ofComponent] of files) {
    const table = tableIn(componentPath, STORAGE);
    for (const file of ofComponent) {
      const { sha256, ...fields } = fileFields(file, file.sha256);
      const before = transaction.base.tables.get(table)?.get(file.id) ?? null;
      const isSame = before === null || before.sha256 === sha256;
      const id = isSame && isFree(transaction, table, file) ? file.id : transaction.numbers.newId(table);
      if (id !== file.id) newIds.set(file.id, id);
      if (id !== file.id || before === null) contents.set(id, file.content);
      const _creationTime = file.creationTime ?? clock.nextCreationTime();
      transaction.put(table, id, null, { _id: id, _creationTime, sha256, ...fields });
      clock.sawCreationTime(_creationTime);
    }
  }
  return { contents, newIds };
}

function isFree(transaction: Transaction, table: string, { id }: TransferredFile): boolean {
  return transaction.numbers.tableOf(id) === table && transaction.table(table).get(id) === null;
}
