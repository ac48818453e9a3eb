import type { IncomingMessage } from "node:http";

/** A body above what is taken. Whoever answers says 413. */
export class BodyTooLarge extends Error {
  override readonly name = "BodyTooLarge";

  constructor(maxBytes: number) {
    super(`The body is larger than ${maxBytes} bytes.`);
  }
}

/**
 * Reads a request's body, and never holds more than `maxBytes` of it. The rest of one that is too large flows by
 * unread: destroying the request would cut the connection before the refusal is sent.
 *
 * @throws BodyTooLarge
 */
export async function readBody(request: IncomingMessage, maxBytes: number): Promise<Buffer> {
  if (Number(request.headers["content-length"] ?? 0) > maxBytes) {
    request.resume();
    throw new BodyTooLarge(maxBytes);
  }
  return await new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let size = 0;
    request.on("data", (chunk: Buffer) => {
      size += chunk.length;
      if (size <= maxBytes) {
        chunks.push(chunk);
        return;
      }
      chunks.length = 0;
      reject(new BodyTooLarge(maxBytes));
    });
    request.once("end", () => resolve(Buffer.concat(chunks)));
    request.once("error", reject);
  });
}
