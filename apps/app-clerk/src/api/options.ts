import type { ApiOptions } from "@repo/features/api";
import { getAuthToken, type RequestContext } from "../auth/server";
import { env } from "../env";

export const apiOptions: ApiOptions<RequestContext> = {
  url: env.NEXT_PUBLIC_CONVEX_URL,
  tokenName: "a Clerk session token",
  sessionToken: getAuthToken,
};
