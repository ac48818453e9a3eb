import { createClerkClient } from "@clerk/nextjs/server";
import { z } from "zod";

import type { RunningInstance } from "../index";

const refusalSchema = z.object({
  status: z.number(),
  errors: z.array(
    z.object({ code: z.string(), meta: z.object({ paramName: z.string().optional() }).optional() }),
  ),
});

/** The server SDK, unmodified, of an app that uses this instance. */
export function sdk({ secretKey, url }: Pick<RunningInstance, "secretKey" | "url">) {
  return createClerkClient({ secretKey, apiUrl: url, telemetry: { disabled: true } });
}

export async function idOf(instance: RunningInstance, email: string): Promise<string> {
  const { data } = await sdk(instance).users.getUserList({ emailAddress: [email] });
  const [user] = data;
  if (!user) throw new Error(`There is no user ${email}.`);
  return user.id;
}

/** "422 form_param_unknown phone_number" of what the SDK throws; "done" if it throws nothing. */
export async function refusalOf(call: Promise<unknown>): Promise<string> {
  try {
    await call;
    return "done";
  } catch (error) {
    const { status, errors } = refusalSchema.parse(error);
    return [status, ...errors.flatMap(({ code, meta }) => [code, meta?.paramName ?? []].flat())].join(" ");
  }
}
