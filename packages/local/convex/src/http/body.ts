import type { IncomingMessage } from "node:http";

import { z } from "zod";

import { HttpError } from "./replies";

/** Largest request body, in bytes: what Convex allows an HTTP action, and above what it allows arguments. */
export const MAX_BODY_BYTES = 20 * 1024 * 1024;

/**
 * Reads a request's body.
 *
 * @throws HttpError 413 above {@link MAX_BODY_BYTES}; no more than that is ever held
 */
export async function readBody(request: IncomingMessage): Promise<Buffer> {
  const tooLarge = () =>
    new HttpError(413, "BodyTooLarge", `The body is larger than ${MAX_BODY_BYTES} bytes.`);
  if (Number(request.headers["content-length"] ?? 0) > MAX_BODY_BYTES) throw tooLarge();
  return await new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let size = 0;
    request.on("data", (chunk: Buffer) => {
      size += chunk.length;
      if (size <= MAX_BODY_BYTES) {
        chunks.push(chunk);
        return;
      }
      chunks.length = 0;
      reject(tooLarge());
    });
    request.once("end", () => resolve(Buffer.concat(chunks)));
    request.once("error", reject);
  });
}

/**
 * Reads a JSON body of the given shape.
 *
 * @throws HttpError 400 for malformed JSON or another shape, 413 for too large a body
 */
export async function readJson<T>(request: IncomingMessage, schema: z.ZodType<T>): Promise<T> {
  const text = (await readBody(request)).toString();
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
