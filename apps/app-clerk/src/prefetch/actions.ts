"use server";

import { describeError } from "@repo/convex-backend/errors";
import { changeLabCustomer } from "@repo/prefetch-lab/server";
import { getAuthToken } from "../auth/server";
import { env } from "../env";

/**
 * Changes the lab's customer as the signed-in user. Anybody can call it: the deployment decides with the caller's
 * own token. It revalidates nothing, so what the router has prefetched stays as it is.
 *
 * @returns the customer's new company, or a sentence for the person if nothing was changed
 */
export async function changeOnServer(): Promise<{ stamp: string } | { error: string }> {
  const token = await getAuthToken();
  if (!token) return { error: "Your session has ended. Sign in again; nothing was changed." };
  try {
    return { stamp: await changeLabCustomer({ url: env.NEXT_PUBLIC_CONVEX_URL, token }) };
  } catch (error) {
    console.error(error);
    return { error: describeError(error).message };
  }
}
