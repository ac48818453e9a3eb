import type { Context } from "hono";

import { authorize, type AuthServices, type Authorization } from "../auth/authorization-header";
import { AuthenticationError } from "../auth/errors";
import { HttpError, type HttpEnv } from "./errors";

/**
 * Who a request comes from.
 *
 * @throws HttpError 401 for a token that is not accepted
 */
export async function authorizationOf(services: AuthServices, c: Context<HttpEnv>): Promise<Authorization> {
  try {
    return await authorize(services, (name) => c.req.header(name));
  } catch (error) {
    if (error instanceof AuthenticationError) throw new HttpError(401, "Unauthenticated", error.message);
    throw error;
  }
}
