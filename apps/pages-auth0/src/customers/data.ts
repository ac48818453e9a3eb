import { api } from "@repo/convex-backend/api";
import { authedCall } from "@repo/convex-next/query-call";

/** What /customers needs. */
export const customersCall = authedCall(api.customers.listByUser, {});

/** What /customers/[id] needs. `id` is any string: it comes from a URL. */
export const customerCall = (id: string) => authedCall(api.customers.get, { id });
