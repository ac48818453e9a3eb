import type { z } from "zod";
import { Problem } from "./problem";

/** What a request has sent, if it is what `schema` says. @throws Problem 400, naming the field */
export function check<T>(schema: z.ZodType<T>, value: unknown): T {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const field = issue?.path.join(".");
  throw new Problem(400, issue ? `${issue.message}.` : "The request is not valid.", field || undefined);
}
