"use server";

import { api } from "@repo/convex-backend/api";
import { runMutation } from "@repo/convex-next/server";
import { describeFailure } from "../api/describe-failure";
import { env } from "../env";
import { clicksCall } from "@repo/features/counter/data";

/** What the button shows afterwards: the new number, or why there is none. */
export type AddedOnServer = { clicks: number } | { error: string };

/** Adds one from the Next server. For anybody: no login, nothing from the form. */
export async function addOneOnServer(): Promise<AddedOnServer> {
  try {
    const options = { url: env.NEXT_PUBLIC_CONVEX_URL };
    return { clicks: await runMutation(api.counter.increment, clicksCall.args, options) };
  } catch (error) {
    console.error(error);
    return { error: describeFailure(error) };
  }
}
