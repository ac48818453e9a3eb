import type { api } from "@repo/convex-backend/api";
import type { CustomerValues } from "@repo/convex-backend/rules";
import type { CustomerRow } from "./customer";
import type { FunctionReturnType } from "convex/server";

/** A customer as lists have it: without the notes. */
export type Customer = FunctionReturnType<typeof api.customers.listByUser>[number];

/** A customer with everything there is. */
export type CustomerInFull = FunctionReturnType<typeof api.customers.pageInFull>["page"][number];

const rows = new WeakMap<Customer, CustomerRow>();

/** What the table shows of a customer: the same object for the same customer, which the table need not render again. */
export function toRow(customer: Customer): CustomerRow {
  const known = rows.get(customer);
  if (known) return known;
  const { _id, _creationTime, name, email, company, status } = customer;
  const row = { id: _id, name, email, company, status, createdAt: _creationTime };
  rows.set(customer, row);
  return row;
}

/** What the form edits of a customer. */
export function toValues({ name, email, company, status, notes }: CustomerInFull): CustomerValues {
  return { name, email, company, status, notes };
}
