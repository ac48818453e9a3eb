import { z } from "zod";

/** `limit` and `offset`, with Clerk's default of ten entries. */
export const paginationQuery = {
  limit: z.coerce.number().int().min(1).max(500).default(10),
  offset: z.coerce.number().int().min(0).default(0),
};

export function page<Entry>(entries: readonly Entry[], { limit, offset }: { limit: number; offset: number }) {
  return entries.slice(offset, offset + limit);
}
