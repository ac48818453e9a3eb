import { BodyTooLarge, readBody as readBytes } from "@repo/local-kit/body";
import type { Context } from "hono";
import { z } from "zod";

import { HttpError, type HttpEnv } from "./errors";

/** Largest request body, in bytes: what Convex allows an HTTP action, and above what it allows arguments. */
export const MAX_BODY_BYTES = 20 * 1024 * 1024;

/**
 * Reads a request's body.
 *
 * @throws HttpError 413 above {@link MAX_BODY_BYTES}; no more than that is ever held
 */
export async function readBody(c: Context<HttpEnv>): Promise<Buffer> {
  try {
    return await readBytes(c.env.incoming, MAX_BODY_BYTES);
  } catch (error) {
    throw error instanceof BodyTooLarge ? new HttpError(413, "BodyTooLarge", error.message) : error;
  }
}

/**
 * Reads a JSON body of the given shape.
 *
 * @throws HttpError 400 for malformed JSON or another shape, 413 for too large a body
 */
export async function readJson<T>(c: Context<HttpEnv>, schema: z.ZodType<T>): Promise<T> {
  const text = (await readBody(c)).toString();
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    throw new HttpError(
      400,
      "BadJsonBody",
      `The body is not JSON: ${error instanceof Error ? error.message : String(error)}`,
    );
  }
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  throw new HttpError(400, "BadJsonBody", `The body has the wrong shape: ${z.prettifyError(parsed.error)}`);
}
