import type { api } from "@repo/convex-backend/api";
import type { CustomerRow, CustomerValues } from "@repo/ui";
import type { FunctionReturnType } from "convex/server";

export type Customer = FunctionReturnType<typeof api.customers.listByUser>[number];

/** What the table shows of a customer. */
export function toRow({ _id, _creationTime, name, email, company, status }: Customer): CustomerRow {
  return { id: _id, name, email, company, status, createdAt: _creationTime };
}

/** What the form edits of a customer. */
export function toValues({ name, email, company, status, notes }: Customer): CustomerValues {
  return { name, email, company, status, notes };
}
