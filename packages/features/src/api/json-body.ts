import type { z } from "zod";
import { check } from "./check";
import { Problem } from "./problem";
import type { ApiRequest } from "./route";

/** Far more than a customer with full notes takes, in bytes. */
const LIMIT = 32 * 1024;

/**
 * The request's JSON body, checked.
 *
 * @throws Problem 415 for another content type, 413 for more than 32 KiB, 400 for what is not JSON or not `schema`
 */
export async function readJsonBody<T>({ headers, body }: ApiRequest, schema: z.ZodType<T>): Promise<T> {
  const type = headers.get("content-type")?.split(";", 1)[0]?.trim().toLowerCase();
  if (type !== "application/json") throw new Problem(415, "Send a body of type application/json.");
  return check(schema, parse(await readBody(body)));
}

async function readBody(body: ApiRequest["body"]): Promise<string> {
  const decoder = new TextDecoder();
  const reader = body?.getReader();
  let text = "";
  let size = 0;
  for (;;) {
    const chunk = await reader?.read();
    if (!chunk || chunk.done) return text + decoder.decode();
    size += chunk.value.length;
    if (size > LIMIT) throw new Problem(413, `The body is larger than ${LIMIT / 1024} KiB.`);
    text += decoder.decode(chunk.value, { stream: true });
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new Problem(400, "The body is not JSON.");
  }
}
