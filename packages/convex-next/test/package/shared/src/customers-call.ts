import { authedCall } from "@repo/convex-next/query-call";
import { api } from "../convex/_generated/api";

export const customersCall = authedCall(api.customers.list, {});
