import type { ApiOptions } from "@repo/features/api";
import { getAuthToken } from "../auth/server";
import { env } from "../env";

export const apiOptions: ApiOptions<undefined> = {
  url: env.NEXT_PUBLIC_CONVEX_URL,
  tokenName: "a Clerk session token",
  sessionToken: async () => (await getAuthToken()) ?? null,
};
