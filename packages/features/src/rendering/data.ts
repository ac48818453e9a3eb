import { api } from "@repo/convex-backend/api";
import { authedCall } from "@repo/convex-next/query-call";

/** The newest customer by itself: a second query whose answer must agree with the list's. */
export const newestCall = authedCall(api.customers.page, { paginationOpts: { numItems: 1, cursor: null } });
