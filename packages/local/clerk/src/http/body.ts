import type { Context, MiddlewareHandler } from "hono";
import { matchedRoutes } from "hono/route";
import { z } from "zod";

import { ClerkError, parameterInvalid, parameterMissing, parameterUnknown, valueInvalid } from "../errors";

/** No request of the SDKs comes near this; bytes. */
export const MAX_BODY_SIZE = 65_536;

/** Of objects and lists within each other; what handles them later calls itself at each level. */
export const MAX_DEPTH = 32;

/** The parameters of an endpoint that takes none. */
export const NOTHING = z.strictObject({});

function bodyInvalid(why: string): ClerkError {
  return new ClerkError(400, "request_body_invalid", { message: "Request body invalid", longMessage: why });
}

/** The refusal of one parameter, in the terms of Clerk's "Forms" errors. */
function refusal(issue: z.core.$ZodIssue, input: object): ClerkError {
  const parameter = String(issue.path[0]);
  const isMissing = new Map<string, unknown>(Object.entries(input)).get(parameter) === undefined;
  if (isMissing && (issue.code === "invalid_type" || issue.code === "invalid_value")) {
    return parameterMissing(parameter);
  }
  if (issue.code === "invalid_value") return valueInvalid(parameter, issue.values);
  if (issue.code === "invalid_type") {
    const longMessage = `\`${parameter}\` must be a \`${issue.expected}\`.`;
    return new ClerkError(422, "form_param_type_invalid", { message: "is invalid", longMessage, parameter });
  }
  if (issue.code === "too_big" && (issue.origin === "string" || issue.origin === "array")) {
    const [code, what] =
      issue.origin === "string"
        ? ["form_param_max_length_exceeded", "characters"]
        : ["form_param_array_size_exceeded", "values"];
    return new ClerkError(422, code, {
      message: "exceeds maximum length",
      longMessage: `${parameter} should not exceed ${issue.maximum} ${what}.`,
      parameter,
    });
  }
  return parameterInvalid(parameter, `${parameter} is invalid: ${issue.message}`);
}

/**
 * Checks the parameters of a request. One that the schema does not name is refused, as on Clerk: ignored, it would have
 * been believed.
 *
 * @throws ClerkError (400) for what is no set of parameters, (422) for one that is unknown, missing or invalid
 */
function parse<Schema extends z.ZodType>(schema: Schema, input: unknown): z.infer<Schema> {
  if (isDeeperThan(MAX_DEPTH, input))
    throw bodyInvalid(`The body is nested deeper than ${MAX_DEPTH} levels.`);
  const parsed = schema.safeParse(input);
  if (parsed.success) return parsed.data;
  const { issues } = parsed.error;
  const given: object = typeof input === "object" && input !== null ? input : {};
  // A strategy that there is not explains the parameters that come with it; those explain what is missing.
  const wrong = issues.find(
    ({ code, path }) => code === "invalid_value" && Object.hasOwn(given, String(path[0])),
  );
  const unknown = issues.find(({ code, path }) => code === "unrecognized_keys" && path.length === 0);
  if (!wrong && unknown?.code === "unrecognized_keys") throw parameterUnknown(String(unknown.keys[0]));
  const issue = wrong ?? issues.find(({ path }) => path.length > 0);
  throw issue ? refusal(issue, given) : bodyInvalid("The body must be a set of named parameters.");
}

/** Whether there are more than so many objects and lists within each other. */
export function isDeeperThan(levels: number, value: unknown): boolean {
  if (typeof value !== "object" || value === null) return false;
  return levels === 0 || Object.values(value).some((inner) => isDeeperThan(levels - 1, inner));
}

/** Named values as an object; what is named several times becomes a list. */
function grouped(parameters: URLSearchParams): Record<string, string | string[]> {
  const values = new Map<string, string[]>();
  for (const [name, value] of parameters) {
    const before = values.get(name);
    if (before) before.push(value);
    else values.set(name, [value]);
  }
  return Object.fromEntries(
    [...values].map(([name, all]) => [name, all.length === 1 && all[0] !== undefined ? all[0] : all]),
  );
}

async function readParameters(c: Context): Promise<unknown> {
  const text = await c.req.text();
  if (text === "") return {};
  const type = c.req.header("content-type")?.split(";", 1)[0]?.trim().toLowerCase() ?? "";
  if (type !== "application/json") {
    if (!["", "application/x-www-form-urlencoded"].includes(type)) {
      throw new ClerkError(415, "unsupported_content_type", {
        message: "Content-Type is unsupported",
        longMessage: "Parameters are accepted as application/x-www-form-urlencoded or application/json.",
      });
    }
    return grouped(new URLSearchParams(text));
  }
  try {
    return JSON.parse(text);
  } catch {
    // The parser's own message quotes the body, and with it passwords.
    throw bodyInvalid("The body is not JSON.");
  }
}

/**
 * Reads the parameters of a request: urlencoded from clerk-js, JSON from the server SDK.
 *
 * @throws ClerkError as {@link parse}, and (415) for a body of another type
 */
export async function readBody<Schema extends z.ZodType>(
  c: Context,
  schema: Schema,
): Promise<z.infer<Schema>> {
  return parse(schema, await readParameters(c));
}

/**
 * Reads the parameters of a request's URL.
 *
 * @throws ClerkError (422) for one that is unknown, missing or invalid
 */
export function readQuery<Schema extends z.ZodType>(c: Context, schema: Schema): z.infer<Schema> {
  return parse(schema, grouped(new URL(c.req.url).searchParams));
}

/** Refuses what a schema does not name in the URL of a request to an endpoint; where there is none, it is a 404. */
export function onlyQuery(schemaOf: (c: Context) => z.ZodType | undefined): MiddlewareHandler {
  return async (c, next) => {
    const isEndpoint = matchedRoutes(c).some(({ method }) => method !== "ALL");
    const schema = isEndpoint ? schemaOf(c) : undefined;
    if (schema) readQuery(c, schema);
    await next();
  };
}
