import type { ContentfulStatusCode } from "hono/utils/http-status";

interface ErrorDetails {
  /** Short form; Clerk's components show `longMessage`, or their own translation of the code. */
  readonly message: string;
  readonly longMessage?: string;
  /** The request parameter at fault, in snake_case. */
  readonly parameter?: string;
}

/**
 * A refusal in Clerk's shape. Code, status and text follow clerk.com/docs/guides/development/errors/frontend-api
 * wherever that lists the case.
 */
export class ClerkError extends Error {
  override readonly name = "ClerkError";
  readonly status: ContentfulStatusCode;
  readonly code: string;
  readonly details: ErrorDetails;

  constructor(status: ContentfulStatusCode, code: string, details: ErrorDetails) {
    super(`${code}: ${details.longMessage ?? details.message}`);
    this.status = status;
    this.code = code;
    this.details = details;
  }
}

export function notFound(what: string, id?: string): ClerkError {
  const longMessage = id === undefined ? `${what} was found.` : `${what} was found with id ${id}`;
  return new ClerkError(404, "resource_not_found", { message: "not found", longMessage });
}

export function templateNotFound(name: string): ClerkError {
  return new ClerkError(404, "resource_not_found", {
    message: "JWT template not found",
    longMessage: `No JWT template exists with name: ${name}`,
  });
}

export function parameterMissing(parameter: string): ClerkError {
  return new ClerkError(422, "form_param_missing", {
    message: "is missing",
    longMessage: `${parameter} must be included.`,
    parameter,
  });
}

/** @param longMessage a whole sentence that names the parameter */
export function parameterInvalid(parameter: string, longMessage: string): ClerkError {
  return new ClerkError(422, "form_param_format_invalid", { message: "is invalid", longMessage, parameter });
}

export function parameterUnknown(parameter: string): ClerkError {
  return new ClerkError(422, "form_param_unknown", {
    message: "is unknown",
    longMessage: `${parameter} is not a valid parameter for this request.`,
    parameter,
  });
}

/** @param allowed the values that the local instance takes, which are fewer than Clerk's */
export function valueInvalid(parameter: string, allowed: readonly unknown[]): ClerkError {
  return new ClerkError(422, "form_param_value_invalid", {
    message: "is invalid",
    longMessage: `The value does not match one of the allowed values for parameter ${parameter}: ${allowed.join(", ")}`,
    parameter,
  });
}

/** A parameter that says nothing beside the value of another one. */
export function parameterNotAllowed(parameter: string, other: string, value: string): ClerkError {
  return new ClerkError(422, "form_conditional_param_disallowed", {
    message: "is not allowed",
    longMessage: `\`${parameter}\` isn't allowed when \`${other}\` is ${value}.`,
    parameter,
  });
}

/** A parameter that names something which is not there. */
export function parameterNotFound(parameter: string): ClerkError {
  return new ClerkError(422, "form_resource_not_found", {
    message: "is missing",
    longMessage: `The resource associated with the supplied ${parameter} was not found.`,
    parameter,
  });
}

export function identifierExists(parameter = "email_address"): ClerkError {
  return new ClerkError(422, "form_identifier_exists", {
    message: `That ${parameter.replaceAll("_", " ")} is taken. Please try another.`,
    parameter,
  });
}

export function sessionExists(): ClerkError {
  return new ClerkError(400, "session_exists", {
    message: "Session already exists",
    longMessage: "You're already signed in.",
  });
}

export function notAuthenticated(): ClerkError {
  return new ClerkError(401, "authentication_invalid", {
    message: "Invalid authentication",
    longMessage: "Unable to authenticate the request, you need to supply an active session",
  });
}

export function strategyInvalid(): ClerkError {
  return new ClerkError(400, "strategy_for_user_invalid", {
    message: "Invalid verification strategy",
    longMessage: "The verification strategy is not valid for this account",
  });
}
