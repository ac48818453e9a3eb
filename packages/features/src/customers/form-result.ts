import { describeError } from "@repo/convex-backend/errors";
import type { FormResult } from "./customer";

/** Runs a form's mutation; a refusal becomes a message at the field it is about. */
export async function formResult(run: () => Promise<unknown>): Promise<FormResult> {
  try {
    await run();
    return { ok: true };
  } catch (error) {
    const { message, field } = describeError(error);
    return { ok: false, message, ...(field && { fields: { [field]: message } }) };
  }
}
