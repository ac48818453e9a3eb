import { api } from "@repo/convex-backend/api";
import { LARGEST_LIST } from "@repo/convex-backend/rules";
import { authedCall } from "@repo/convex-next/query-call";
import { fetchCall, type ServerOptions } from "@repo/convex-next/server";
import type { FunctionReturnType } from "convex/server";
import type { CustomerInFull } from "../customers/row";

type CustomersPage = FunctionReturnType<typeof api.customers.pageInFull>;

/** `limit` customers behind `cursor`, newest first; null begins with the newest. @throws as `fetchCall` does */
export function readCustomersPage(
  { cursor, limit }: { cursor: string | null; limit: number },
  options: ServerOptions,
): Promise<CustomersPage> {
  const call = authedCall(api.customers.pageInFull, { paginationOpts: { numItems: limit, cursor } });
  return fetchCall(call, options);
}

/**
 * All customers, newest first. Not at one moment, which a deployment forgets before a long list is read; but a cursor
 * is a place in the order, so none comes twice and none that is there all the while is left out.
 *
 * @throws as `fetchCall` does
 */
export async function readAllCustomers(options: ServerOptions): Promise<CustomerInFull[]> {
  const customers: CustomerInFull[] = [];
  let cursor: string | null = null;
  for (;;) {
    const batch: CustomersPage = await readCustomersPage({ cursor, limit: LARGEST_LIST }, options);
    customers.push(...batch.page);
    if (batch.isDone) return customers;
    cursor = batch.continueCursor;
  }
}
