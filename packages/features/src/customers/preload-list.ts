import type { api } from "@repo/convex-backend/api";
import type { AnyQuery, OwnedPreload, QueryCall } from "@repo/convex-next";
import { preloadedResult } from "@repo/convex-next/query-call";
import { customerPagesCall, customersCountCall } from "./data";
import type { ListSearchParams } from "./list-search-params";

/** What the server has preloaded of the list. */
export interface PreloadedList {
  page: OwnedPreload<typeof api.customers.page>;
  /** Null where the page has all customers, whose number it says itself. */
  count: OwnedPreload<typeof api.customers.count> | null;
}

/**
 * What a server preloads for /customers; null when the browser has to fetch it. One after the other: for most people the
 * second query would be for nothing.
 */
export async function preloadList(
  params: ListSearchParams,
  preload: <Query extends AnyQuery>(call: QueryCall<Query>) => Promise<OwnedPreload<Query> | null>,
): Promise<PreloadedList | null> {
  if (params.text !== "") return null;
  const page = await preload(customerPagesCall(params.count));
  if (!page) return null;
  return { page, count: preloadedResult(page).isDone ? null : await preload(customersCountCall) };
}
