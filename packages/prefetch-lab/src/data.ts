import { api } from "@repo/convex-backend/api";
import type { QueryCall } from "@repo/convex-next";
import { authedCall } from "@repo/convex-next/query-call";
import type { Customer } from "@repo/features/customers";
import { TRY } from "./measure/page-requests";

export { TRY } from "./measure/page-requests";

/** How many customers the pages behind the lab's links show. */
export const ROWS = 25;

/** The customer that is changed from elsewhere: it is made when it is not among the rows. */
export const labCustomer = {
  name: "Prefetch lab",
  email: "prefetch-lab@example.com",
  status: "lead",
  notes: "Changed by the lab at /prefetch. It may be removed.",
} as const;

/**
 * What the pages behind the lab's links need. `id` is Convex's way to have a page of its own
 * (`paginationOptsValidator`): no try finds what an earlier one has left in a cache.
 */
export function rowsCall(tryId: number | undefined): QueryCall<typeof api.customers.page> {
  const paginationOpts = { numItems: ROWS, cursor: null, ...(tryId !== undefined && { id: tryId }) };
  return authedCall(api.customers.page, { paginationOpts });
}

/** What the page at `href` needs. */
export function pageData(href: string): readonly QueryCall<typeof api.customers.page>[] {
  return [rowsCall(tryIdOf(new URLSearchParams(href.split("?", 2)[1]).get(TRY)))];
}

/** The number of a try from a query parameter, which can be anything. */
export function tryIdOf(value: unknown): number | undefined {
  const id = typeof value === "string" ? Number(value) : NaN;
  return Number.isSafeInteger(id) && id > 0 ? id : undefined;
}

/** What the last change from elsewhere, if any, left in the rows. */
export function stampOf(rows: readonly Customer[]): string | undefined {
  return rows.find(({ email }) => email === labCustomer.email)?.company;
}
