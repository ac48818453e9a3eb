import type { Context } from "hono";
import { z } from "zod";

import { parameterInvalid } from "#errors";

const paginationSchema = z.object({
  limit: z.coerce.number().int().min(1).max(500).default(10),
  offset: z.coerce.number().int().min(0).default(0),
});

/** `limit` and `offset`, with Clerk's default of ten entries. @throws ClerkError (422) */
export function paginationOf(c: Context): z.infer<typeof paginationSchema> {
  const parsed = paginationSchema.safeParse(c.req.query());
  if (!parsed.success) throw parameterInvalid("limit", "limit must be 1 to 500, and offset not negative.");
  return parsed.data;
}

export function page<Entry>(entries: readonly Entry[], { limit, offset }: { limit: number; offset: number }) {
  return entries.slice(offset, offset + limit);
}
