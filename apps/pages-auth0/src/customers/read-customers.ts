import { api } from "@repo/convex-backend/api";
import { authedCall } from "@repo/convex-next/query-call";
import { fetchCall, type ServerOptions } from "@repo/convex-next/server";
import type { FunctionReturnType } from "convex/server";
import type { Customer } from "./row";

type CustomersPage = FunctionReturnType<typeof api.customers.page>;

/** Customers that are read in one query on the way through all of them: with full notes each, a few megabytes. */
const BATCH = 500;

/** `limit` customers behind `cursor`, newest first; null begins with the newest. @throws as `fetchCall` does */
export function readCustomersPage(
  { cursor, limit }: { cursor: string | null; limit: number },
  options: ServerOptions,
): Promise<CustomersPage> {
  const call = authedCall(api.customers.page, { paginationOpts: { numItems: limit, cursor } });
  return fetchCall(call, options);
}

/**
 * All customers, newest first. Not at one moment, which a deployment forgets before a long list is read; but a cursor
 * is a place in the order, so none comes twice and none that is there all the while is left out.
 *
 * @throws as `fetchCall` does
 */
export async function readAllCustomers(options: ServerOptions): Promise<Customer[]> {
  const customers: Customer[] = [];
  let cursor: string | null = null;
  for (;;) {
    const batch: CustomersPage = await readCustomersPage({ cursor, limit: BATCH }, options);
    customers.push(...batch.page);
    if (batch.isDone) return customers;
    cursor = batch.continueCursor;
  }
}
