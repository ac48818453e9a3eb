import { api } from "@repo/convex-backend/api";
import { PAGE_SIZE, wellFormed } from "@repo/convex-backend/rules";
import { authedCall, firstPage } from "@repo/convex-next/query-call";

/** What /customers needs: the newest customers, `count` of them to begin with. */
export const customerPagesCall = (count = PAGE_SIZE) => firstPage(api.customers.page, {}, count);

/**
 * What /customers needs besides while it has not loaded all of them: how many there are. Most lists are loaded as a whole,
 * and their rows say it. So no link prewarms this: on a page that keeps it ready it would run at every change, for most
 * people for nothing.
 */
export const customersCountCall = authedCall(api.customers.count, {});

/** What /customers needs while somebody searches. A deployment refuses half of a character, as a URL can bring it. */
export const foundCustomersCall = (text: string) =>
  authedCall(api.customers.search, { text: wellFormed(text) });

/** The newest customers as one list. What the pages under /rendering need. */
export const customersCall = authedCall(api.customers.listByUser, {});

/** What /customers/[id] needs. `id` is any string: it comes from a URL. */
export const customerCall = (id: string) => authedCall(api.customers.get, { id });
