import { BodyTooLarge, readBody as readBytes } from "@repo/local-kit/body";
import type { Context, Middleware } from "./context";
import { TenantError } from "./tenant-error";

const LIMIT_BYTES = 16 * 1024;

async function readBody(ctx: Context, contentType: string): Promise<string> {
  if (!ctx.is(contentType)) {
    throw new TenantError(415, "This content type is not understood here", `Send ${contentType}`);
  }
  try {
    return (await readBytes(ctx.req, LIMIT_BYTES)).toString("utf8");
  } catch (error) {
    if (!(error instanceof BodyTooLarge)) throw error;
    throw new TenantError(413, "This request is too large", `The limit is ${LIMIT_BYTES} bytes`);
  }
}

export async function readForm(ctx: Context): Promise<URLSearchParams> {
  return new URLSearchParams(await readBody(ctx, "application/x-www-form-urlencoded"));
}

export async function readJsonBody(ctx: Context): Promise<unknown> {
  const body = await readBody(ctx, "application/json");
  try {
    return JSON.parse(body);
  } catch {
    throw new TenantError(400, "This is not JSON", "Send a JSON object");
  }
}

/** Reads past what a refused request still sends: a client that is busy sending would never see the answer. */
export const drainBody: Middleware = async (ctx, next) => {
  try {
    await next();
  } finally {
    ctx.req.resume();
  }
};
