import type { IncomingMessage } from "node:http";
import type { z } from "zod";
import { check } from "./check";
import { Problem } from "./problem";

/** Far more than a customer with full notes takes, in bytes. */
const LIMIT = 32 * 1024;

/**
 * The request's JSON body, checked. The route turns Next's own parser off (`bodyParser: false`): it answers a
 * malformed or oversized body by itself, in plain text.
 *
 * @throws Problem 415 for another content type, 413 for more than 32 KiB, 400 for what is not JSON or not `schema`
 */
export async function readJsonBody<T>(req: IncomingMessage, schema: z.ZodType<T>): Promise<T> {
  const type = req.headers["content-type"]?.split(";", 1)[0]?.trim().toLowerCase();
  if (type !== "application/json") throw new Problem(415, "Send a body of type application/json.");
  return check(schema, parse(await readBody(req)));
}

async function readBody(req: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of req) {
    const bytes = Buffer.from(chunk as Uint8Array);
    size += bytes.length;
    if (size > LIMIT) throw new Problem(413, `The body is larger than ${LIMIT / 1024} KiB.`);
    chunks.push(bytes);
  }
  return Buffer.concat(chunks).toString("utf8");
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new Problem(400, "The body is not JSON.");
  }
}
