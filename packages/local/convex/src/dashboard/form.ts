import type { JSONValue } from "convex/values";
import type { Context } from "hono";

import { readBody } from "../http/body";
import { HttpError, type HttpEnv } from "../http/errors";

/** @throws HttpError 415 for a body that is no form's */
export async function readForm(c: Context<HttpEnv>): Promise<URLSearchParams> {
  const body = await readBody(c);
  if (c.req.header("content-type")?.split(";")[0] !== "application/x-www-form-urlencoded") {
    throw new HttpError(415, "NoForm", "This takes what a form sends: application/x-www-form-urlencoded.");
  }
  return new URLSearchParams(body.toString());
}

/** What somebody entered, or what is wrong with it. */
export type Entered<T> = { value: T; problem?: undefined } | { value?: undefined; problem: string };

export function parseEntered(text: string): Entered<JSONValue> {
  try {
    return { value: JSON.parse(text) };
  } catch (error) {
    return { problem: `This is not JSON: ${error instanceof Error ? error.message : String(error)}` };
  }
}

/** @param otherwise what is wrong with another value than an object */
export function parseObject(text: string, otherwise: string): Entered<Record<string, JSONValue>> {
  const { value, problem } = parseEntered(text);
  if (problem !== undefined) return { problem };
  const isObject = typeof value === "object" && value !== null && !Array.isArray(value);
  return isObject ? { value } : { problem: otherwise };
}
