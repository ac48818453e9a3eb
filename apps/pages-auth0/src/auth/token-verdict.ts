import type { TokenVerdict } from "@repo/convex-next";
import { env } from "../env";
import { tenantAnswers } from "./tenant";

/**
 * What an outcome of Auth0's `getAccessTokenSilently` means. It fails alike for a tenant that says no and for one that
 * is not there, so the tenant is asked for a sign of life.
 */
export async function tokenVerdict({ status }: PromiseSettledResult<unknown>): Promise<TokenVerdict> {
  if (status === "fulfilled") return "token";
  return (await tenantAnswers(env.NEXT_PUBLIC_AUTH0_DOMAIN)) ? "refusal" : "silence";
}
