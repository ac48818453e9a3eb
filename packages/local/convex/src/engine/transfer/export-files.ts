import { componentOf, tableIn } from "../data/component-tables";
import type { Transaction } from "../data/transaction";
import { TimestampTooOld } from "../errors";
import { contentTypeOf, STORAGE, type Files } from "../files/files";
import type { TransferredFile, TransferredFiles } from "../types";

/**
 * The stored files as a transaction sees them, by component: those without files are there as well.
 *
 * @throws TimestampTooOld when one has been deleted since: its content is not kept
 */
export async function exportFiles(transaction: Transaction, files: Files): Promise<TransferredFiles> {
  const found = new Map<string, TransferredFile[]>();
  for (const componentPath of new Set(["", ...[...transaction.tables.keys()].map(componentOf)])) {
    const ofComponent: TransferredFile[] = [];
    for (const document of transaction.table(tableIn(componentPath, STORAGE)).documents()) {
      const { _id: id, _creationTime: creationTime, sha256 } = document;
      const content = (await files.read(id))?.content;
      if (content === undefined) throw new TimestampTooOld(transaction.ts);
      const contentType = contentTypeOf(document);
      ofComponent.push({ id, creationTime, sha256: String(sha256), content, contentType });
    }
    found.set(componentPath, ofComponent);
  }
  return found;
}
