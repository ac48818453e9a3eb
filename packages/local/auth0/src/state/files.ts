import { readIfPresent } from "@repo/local-kit/files";
import { z } from "zod";

/** The content of a JSON file, or undefined when there is none. Throws when it is not what `schema` says. */
export function readState<T>(path: string, schema: z.ZodType<T>): T | undefined {
  const text = readIfPresent(path);
  if (text === undefined) return undefined;
  try {
    return schema.parse(JSON.parse(text));
  } catch (cause) {
    const reason = cause instanceof z.ZodError ? z.prettifyError(cause) : String(cause);
    throw new Error(`${path} is damaged (${reason}). Delete the state directory to start over.`, { cause });
  }
}
