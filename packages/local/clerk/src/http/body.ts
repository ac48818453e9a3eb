import type { Context } from "hono";
import type { z } from "zod";

import { ClerkError, parameterInvalid, parameterMissing } from "../errors";

/** No request of the SDKs comes near this; bytes. */
export const MAX_BODY_SIZE = 65_536;

function bodyInvalid(why: string): ClerkError {
  return new ClerkError(400, "request_body_invalid", { message: "Request body invalid", longMessage: why });
}

/** The refusal of one parameter, in the terms of Clerk's "Forms" errors. */
function refusal(issue: z.core.$ZodIssue): ClerkError {
  const parameter = issue.path.join(".");
  if (issue.code === "invalid_type" && issue.message.endsWith("received undefined")) {
    return parameterMissing(parameter);
  }
  if (issue.code === "invalid_type") {
    const longMessage = `\`${parameter}\` must be a \`${issue.expected}\`.`;
    return new ClerkError(422, "form_param_type_invalid", { message: "is invalid", longMessage, parameter });
  }
  if (issue.code === "too_big" && issue.origin === "string") {
    return new ClerkError(422, "form_param_max_length_exceeded", {
      message: "exceeds maximum length",
      longMessage: `${parameter} should not exceed ${issue.maximum} characters.`,
      parameter,
    });
  }
  return parameterInvalid(parameter, `${parameter} is invalid: ${issue.message}`);
}

async function readParameters(c: Context): Promise<unknown> {
  const text = await c.req.text();
  if (!c.req.header("content-type")?.startsWith("application/json")) {
    return Object.fromEntries(new URLSearchParams(text));
  }
  if (text === "") return {};
  try {
    return JSON.parse(text);
  } catch (error) {
    throw bodyInvalid(`The body is not JSON: ${error instanceof Error ? error.message : String(error)}`);
  }
}

/**
 * Reads the parameters of a request: urlencoded from clerk-js, JSON from the server SDK. Parameters the
 * schema does not name are ignored.
 *
 * @throws ClerkError (400) for a body that cannot be parsed, (422) for a parameter that is missing or invalid
 */
export async function readBody<Schema extends z.ZodType>(
  c: Context,
  schema: Schema,
): Promise<z.infer<Schema>> {
  const parsed = schema.safeParse(await readParameters(c));
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  if (issue === undefined || issue.path.length === 0) {
    throw bodyInvalid("The body must be a set of named parameters.");
  }
  throw refusal(issue);
}
