import { promisify } from "node:util";
import zlib from "node:zlib";

import { BodyTooLarge, readBody as readBytes } from "@repo/local-kit/body";
import type { Context } from "hono";
import { z } from "zod";

import { MAX_HTTP_BODY_BYTES } from "../engine/limits/limits";
import { HttpError, type HttpEnv } from "./errors";

/** Largest body after decompression, in bytes: twice what Convex takes for all modules with their source maps. */
const MAX_DECODED_BYTES = 128 * 1024 * 1024;

const brotliDecompress = promisify(zlib.brotliDecompress);

/**
 * Reads a request's body.
 *
 * @param maxBytes by default what an HTTP action takes, which is above what arguments may take
 * @throws HttpError 413 above it; no more than that is ever held
 */
export async function readBody(c: Context<HttpEnv>, maxBytes = MAX_HTTP_BODY_BYTES): Promise<Buffer> {
  try {
    return await readBytes(c.env.incoming, maxBytes);
  } catch (error) {
    throw error instanceof BodyTooLarge ? new HttpError(413, "BodyTooLarge", error.message) : error;
  }
}

/** Undoes the Content-Encoding of a push (RFC 7932), which may come without one. */
async function decoded(c: Context<HttpEnv>, body: Buffer): Promise<Buffer> {
  if (c.req.header("content-encoding") !== "br") return body;
  try {
    return await brotliDecompress(body, { maxOutputLength: MAX_DECODED_BYTES });
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new HttpError(400, "BadEncoding", `The body cannot be decompressed: ${reason}`);
  }
}

/**
 * Reads a JSON body of the given shape, as it comes: whoever has no key must not fill the memory, and hold up everybody,
 * with a few kilobytes that decompress to a hundred megabytes of brackets.
 *
 * @throws HttpError 400 for malformed JSON or another shape, 413 for too large a body
 */
export async function readJson<T>(c: Context<HttpEnv>, schema: z.ZodType<T>): Promise<T> {
  return parseJson(await readBody(c), schema);
}

/** As `readJson`, for what the Convex CLI compresses. Only behind the admin key. */
export async function readPushedJson<T>(c: Context<HttpEnv>, schema: z.ZodType<T>): Promise<T> {
  return parseJson(await decoded(c, await readBody(c)), schema);
}

function parseJson<T>(body: Buffer, schema: z.ZodType<T>): T {
  let value: unknown;
  try {
    value = JSON.parse(body.toString());
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
