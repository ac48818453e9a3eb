import { api } from "@repo/convex-backend/api";
import { authedCall } from "@repo/convex-next/query-call";

/** What /account needs. */
export const accountCall = authedCall(api.users.me, {});
