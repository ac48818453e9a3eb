import type { EnvironmentVariables, StoredDocument } from "../types";
import type { Clock } from "./clock";
import type { Transaction } from "./transaction";

const ENVIRONMENT_VARIABLES = "_environment_variables";

/** What the deployment's owner has set. */
export function readEnvironmentVariables(transaction: Transaction): EnvironmentVariables {
  // A change of any of them concerns whoever has read them.
  transaction.reads.add(ENVIRONMENT_VARIABLES, () => true);
  const documents = transaction.table(ENVIRONMENT_VARIABLES).documents();
  return new Map([...documents].map((document) => [nameOf(document), String(document.value)]));
}

/** Replaces all of them. */
export function writeEnvironmentVariables(
  transaction: Transaction,
  clock: Clock,
  variables: EnvironmentVariables,
): void {
  const before = new Map(
    [...transaction.table(ENVIRONMENT_VARIABLES).documents()].map((document) => [nameOf(document), document]),
  );
  for (const [name, document] of before) {
    if (!variables.has(name)) transaction.put(ENVIRONMENT_VARIABLES, document._id, document, null);
  }
  for (const [name, value] of variables) {
    const old = before.get(name) ?? null;
    if (old?.value === value) continue;
    const _id = old?._id ?? transaction.numbers.newId(ENVIRONMENT_VARIABLES);
    const _creationTime = old?._creationTime ?? clock.nextCreationTime();
    transaction.put(ENVIRONMENT_VARIABLES, _id, old, { _id, _creationTime, name, value });
  }
}

function nameOf(document: StoredDocument): string {
  return String(document.name);
}
