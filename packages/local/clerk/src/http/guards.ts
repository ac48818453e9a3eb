import {
  type Refusal,
  refuseForeignHost,
  refuseForeignOrigin,
  refuseForeignPage,
} from "@repo/local-kit/guard";
import { isSameSecret } from "@repo/local-kit/secrets";
import type { MiddlewareHandler } from "hono";

import { ClerkError, notAuthenticated } from "../errors";
import type { Instance } from "../instance";
import { appNames, isOwnOrigin, proxyUrl } from "./origins";

const KEY_HINT =
  "CLERK_SECRET_KEY must be the key the local instance reports when it is ready; it lies in secret-key in its state directory.";

function hostInvalid({ status, message }: Refusal): ClerkError {
  return new ClerkError(status, "host_invalid", { message: "Invalid host", longMessage: message });
}

/**
 * Refuses names that merely lead to this machine (DNS rebinding): in Host, and in what the app's proxy says it was asked
 * for. The proxy's secret proves nothing here, for the proxy adds it to whatever a browser sends.
 */
export function onlyOwnNames(instance: Instance): MiddlewareHandler {
  const names = appNames(instance);
  return async (c, next) => {
    const refusal = refuseForeignHost((name) => c.req.header(name), names);
    if (refusal) throw hostInvalid(refusal);
    const proxy = proxyUrl(c);
    if (proxy !== undefined && !isOwnOrigin(instance, proxy)) {
      const message = `The local Clerk instance is for apps on this machine, not for one at ${proxy}.`;
      throw hostInvalid({ status: 421, message });
    }
    await next();
  };
}

/**
 * Lets in pages of this machine and of the app, by their Origin, and the app's proxy only with the right secret key. A
 * request with neither comes from a program on this machine: the instance listens on the loopback interface alone.
 */
export function onlyProxyOrLoopback(instance: Instance): MiddlewareHandler {
  const names = appNames(instance);
  return async (c, next) => {
    const secretKey = c.req.header("clerk-secret-key");
    if (secretKey !== undefined && !isSameSecret(secretKey, instance.keys.secretKey)) {
      throw new ClerkError(401, "proxy_request_invalid_secret_key", {
        message: "invalid secret key",
        longMessage: `The secret key given with this proxy request is invalid. ${KEY_HINT}`,
      });
    }
    const refusal = refuseForeignOrigin((name) => c.req.header(name), names);
    if (refusal) {
      throw new ClerkError(refusal.status, "origin_invalid", {
        message: "Invalid HTTP Origin header",
        longMessage: refusal.message,
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
    if (!isSameSecret(key, instance.keys.secretKey)) {
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

/** The pages and controls of this instance: never through the app's proxy, and changes only by its own pages. */
export const onlyOwnPages: MiddlewareHandler = async (c, next) => {
  const header = (name: string) => c.req.header(name);
  const { origin } = new URL(c.req.url);
  // A link from another site may lead here: what it shows, that site cannot read.
  const isRead = c.req.method === "GET";
  const refusal = refuseForeignPage(
    (name) => (isRead && name === "sec-fetch-site" ? "" : header(name)),
    origin,
  );
  if (refusal || proxyUrl(c) !== undefined) {
    throw new ClerkError(403, "origin_invalid", {
      message: "Not allowed from here",
      longMessage: "Open the local Clerk instance at its own address to use its pages and controls.",
    });
  }
  await next();
};
