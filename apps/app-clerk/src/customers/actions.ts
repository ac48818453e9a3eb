"use server";

import { api } from "@repo/convex-backend/api";
import { isSampleSize, SAMPLE_SIZE_MESSAGE } from "@repo/convex-backend/rules";
import { runMutation } from "@repo/convex-next/server";
import { z } from "zod";
import { describeFailure } from "../api/describe-failure";
import { getAuthToken } from "../auth/server";
import { isServerClockWrong } from "../auth/server-clock";
import { env } from "../env";

/** A request can say anything: what a form sends is checked before the deployment, which checks it again, sees it. */
const samplesForm = z.object({ count: z.coerce.number().refine(isSampleSize) });

const SESSION_MESSAGE = "Your session has ended. Sign in again; nothing was added.";
const CLOCK_MESSAGE = "The server's clock is wrong, so it cannot accept your login; nothing was added.";

/**
 * Adds made-up customers to the signed-in user's, as the user: the deployment decides with their token, as it does
 * for the browser. Anybody can call it, signed in or not; it does not rely on the page it is on.
 *
 * @param form a form with `count`, a sample size; nothing says that it is one
 * @returns a sentence for the person if nothing was added, null otherwise
 */
export async function addSampleCustomers(_previous: string | null, form: unknown): Promise<string | null> {
  const input = samplesForm.safeParse(form instanceof FormData ? Object.fromEntries(form) : form);
  if (!input.success) return SAMPLE_SIZE_MESSAGE;
  const token = await getAuthToken();
  if (!token) return (await isServerClockWrong()) ? CLOCK_MESSAGE : SESSION_MESSAGE;
  try {
    await runMutation(api.customers.addSamples, input.data, { url: env.NEXT_PUBLIC_CONVEX_URL, token });
    return null;
  } catch (error) {
    console.error(error);
    return describeFailure(error);
  }
}
