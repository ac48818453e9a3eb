import { timingSafeEqual } from "node:crypto";

import type { MiddlewareHandler } from "hono";

import { ClerkError, notAuthenticated } from "../errors";
import type { Instance } from "../instance";
import { isLoopbackHost, isLoopbackOrigin } from "./origins";

function isSame(actual: string, expected: string): boolean {
  const [a, b] = [Buffer.from(actual), Buffer.from(expected)];
  return a.length === b.length && timingSafeEqual(a, b);
}

const KEY_HINT =
  "CLERK_SECRET_KEY must be the key the local instance reports when it is ready; it lies in secret-key in its state directory.";

/** Refuses names that merely resolve to this machine (DNS rebinding). */
export const onlyLoopbackHosts: MiddlewareHandler = async (c, next) => {
  if (!isLoopbackHost(c.req.header("host"))) {
    throw new ClerkError(400, "host_invalid", {
      message: "Invalid host",
      longMessage: "The local Clerk instance answers to 127.0.0.1 and localhost only.",
    });
  }
  await next();
};

/**
 * Lets the app's proxy in by the secret key it sends, and pages of this machine by their Origin. A request with
 * neither comes from a program on this machine: the instance listens on the loopback interface alone.
 */
export function onlyProxyOrLoopback(instance: Instance): MiddlewareHandler {
  return async (c, next) => {
    const secretKey = c.req.header("clerk-secret-key");
    const origin = c.req.header("origin");
    if (secretKey !== undefined) {
      if (!isSame(secretKey, instance.keys.secretKey)) {
        throw new ClerkError(401, "proxy_request_invalid_secret_key", {
          message: "invalid secret key",
          longMessage: `The secret key given with this proxy request is invalid. ${KEY_HINT}`,
        });
      }
    } else if (origin !== undefined && !isLoopbackOrigin(origin)) {
      throw new ClerkError(400, "origin_invalid", {
        message: "Invalid HTTP Origin header",
        longMessage: `Requests from ${origin} must go through the app's own proxy (NEXT_PUBLIC_CLERK_PROXY_URL).`,
      });
    }
    await next();
  };
}

/** The Backend API: the secret key as Bearer token, and JSON in. */
export function onlySecretKey(instance: Instance): MiddlewareHandler {
  return async (c, next) => {
    const [scheme, key = ""] = (c.req.header("authorization") ?? "").split(" ");
    if (scheme !== "Bearer" || key === "") throw notAuthenticated();
    if (!isSame(key, instance.keys.secretKey)) {
      throw new ClerkError(401, "clerk_key_invalid", {
        message: "The provided Clerk Secret Key is invalid. Make sure that your Clerk Secret Key is correct.",
        longMessage: `The secret key is not that of this instance. ${KEY_HINT}`,
      });
    }
    if (c.req.method !== "GET" && c.req.header("content-type") !== "application/json") {
      throw new ClerkError(415, "unsupported_content_type", {
        message: "Content-Type is unsupported",
        longMessage: "The Backend API accepts application/json only.",
      });
    }
    await next();
  };
}

/** The pages and controls of this instance: never through the app's proxy, never for another site's page. */
export const onlyOwnPages: MiddlewareHandler = async (c, next) => {
  const site = c.req.header("sec-fetch-site");
  const origin = c.req.header("origin");
  const isProxied = c.req.header("clerk-proxy-url") !== undefined;
  const isForeign = origin !== undefined && origin !== new URL(c.req.url).origin;
  const isCrossSiteWrite = c.req.method !== "GET" && site !== undefined && site !== "same-origin";
  if (isProxied || isForeign || isCrossSiteWrite) {
    throw new ClerkError(400, "origin_invalid", {
      message: "Not allowed from here",
      longMessage: "Open the local Clerk instance at its own address to use its pages and controls.",
    });
  }
  await next();
};
