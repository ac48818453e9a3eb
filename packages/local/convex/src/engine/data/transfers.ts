import type { StoredDocument } from "../types";
import type { Clock } from "./clock";
import type { Transaction } from "./transaction";

/** Where the CLI looks for how far an import or an export is. */
export const IMPORTS = "_snapshot_imports";
export const EXPORTS = "_exports";

/** The state in the form that the CLI knows (cli/lib/convexImport.ts, cli/lib/convexExport.ts). */
type TransferState = { state: string } & Record<string, unknown>;

/** Notes a new import or export, in place of those before, and returns its id. */
export function insertTransfer(
  transaction: Transaction,
  clock: Clock,
  table: typeof IMPORTS | typeof EXPORTS,
  state: TransferState,
): string {
  const earlier = [...transaction.table(table).documents()];
  for (const before of earlier) transaction.put(table, before._id, before, null);
  const _id = transaction.numbers.newId(table);
  transaction.put(table, _id, null, { _id, _creationTime: clock.nextCreationTime(), state });
  return _id;
}

/** Moves an import on. Throws when another one has taken its place. */
export function setImportState(transaction: Transaction, id: string, state: TransferState): void {
  const before = transaction.table(IMPORTS).get(id);
  if (before === null) throw new Error("Another import has taken the place of this one: import again.");
  transaction.put(IMPORTS, id, before, { ...before, state });
}

/** All that are known: at most one. */
export function readTransfers(
  transaction: Transaction,
  table: typeof IMPORTS | typeof EXPORTS,
): StoredDocument[] {
  transaction.reads.add(table, () => true);
  return [...transaction.table(table).documents()];
}
