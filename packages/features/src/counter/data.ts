import { api } from "@repo/convex-backend/api";
import { publicCall } from "@repo/convex-next/query-call";

/** What the home page needs. */
export const clicksCall = publicCall(api.counter.get, { counterName: "clicks" });
