"use server";

import { describeError } from "@repo/convex-backend/errors";
import { getAuthToken } from "../auth/server";
import { changeLabCustomer } from "./change-on-server";

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
    return { stamp: await changeLabCustomer(token) };
  } catch (error) {
    console.error(error);
    return { error: describeError(error).message };
  }
}
