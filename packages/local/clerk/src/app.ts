import { DiskError } from "@repo/local-kit/files";
import { Hono } from "hono";
import { bodyLimit } from "hono/body-limit";
import { cors } from "hono/cors";

import { ClerkError, notFound } from "./errors";
import { HandshakeNonces } from "./handshake-nonces";
import { MAX_BODY_SIZE } from "./http/body";
import { onlySdkQuery } from "./http/browser";
import { keepChanges, readWhole } from "./http/changes";
import { onlyOwnNames, onlyOwnPages, onlyProxyOrLoopback } from "./http/guards";
import { delayAnswers } from "./http/latency";
import { methodOverride } from "./http/method-override";
import { isOwnOrigin } from "./http/origins";
import { onlyCurrentSdks } from "./http/versions";
import { randomId } from "./ids";
import type { Instance } from "./instance";
import { avatarRoutes } from "./routes/avatars";
import { backendRoutes } from "./routes/backend/index";
import { bundleRoutes } from "./routes/bundles";
import { clientRoutes } from "./routes/frontend/client";
import { handshakeRoutes } from "./routes/frontend/handshake";
import { meRoutes } from "./routes/frontend/me";
import { sessionRoutes } from "./routes/frontend/sessions";
import { signInRoutes } from "./routes/frontend/sign-ins";
import { signUpRoutes } from "./routes/frontend/sign-ups";
import { controlRoutes, sampleUsers } from "./routes/local/control";
import { pageRoutes } from "./routes/local/pages";
import { refusalRoutes } from "./routes/local/refusals";
import { portalRoutes } from "./routes/portal";
import { wellKnownRoutes } from "./routes/well-known";

const OWN_PAGES = ["/", "/inbox", "/refusals", "/sign-in/*", "/sign-up/*", "/user/*", "/_local/*"];
const FRONTEND_API = ["/v1/dev_browser", "/v1/environment", "/v1/client/*", "/v1/me/*"];

function toClerkError(error: Error): ClerkError {
  if (error instanceof ClerkError) return error;
  if (error instanceof DiskError) {
    return new ClerkError(error.status, "disk_full", {
      message: "The disk takes no change",
      longMessage: error.message,
    });
  }
  console.error("clerk-local: a request failed unexpectedly:", error);
  return new ClerkError(500, "internal_clerk_error", {
    message: "Oops, an unexpected error occurred",
    longMessage: `The local Clerk instance failed: ${error.message}`,
  });
}

/** What a page may show of a parameter at fault: its name, unless it is no name but a whole body gone astray. */
function reasonFor({ parameter, message, longMessage = message }: ClerkError["details"]): string {
  if (parameter === undefined) return longMessage;
  return `${/^\w{1,64}$/.test(parameter) ? parameter : "A parameter"} ${message}`;
}

/** The whole server, as a function from request to response. */
export function createApp(instance: Instance): Hono {
  const app = new Hono();
  const nonces = new HandshakeNonces();

  app.use(methodOverride(app));
  app.use(
    bodyLimit({
      maxSize: MAX_BODY_SIZE,
      onError: (c) => {
        // The rest stays unread, so that nothing can follow on this connection.
        c.header("Connection", "close");
        throw new ClerkError(413, "request_body_too_large", {
          message: "Request body too large",
          longMessage: `A request may have ${MAX_BODY_SIZE} bytes at most.`,
        });
      },
    }),
  );
  app.use(readWhole);
  app.use(onlyOwnNames(instance));
  app.use(async (c, next) => {
    await next();
    if (!c.res.headers.has("Cache-Control")) c.header("Cache-Control", "no-store");
  });
  app.use(
    cors({
      origin: (origin) => (isOwnOrigin(instance, origin) ? origin : null),
      credentials: true,
      allowMethods: ["GET", "POST", "PUT", "PATCH", "DELETE"],
      allowHeaders: ["authorization", "content-type"],
    }),
  );
  app.use(onlyProxyOrLoopback(instance));
  for (const path of OWN_PAGES) app.use(path, onlyOwnPages);
  app.use("/v1/*", onlyCurrentSdks, delayAnswers(instance));
  app.use(keepChanges(instance.store));

  app.route("/", handshakeRoutes(instance, nonces));
  for (const path of FRONTEND_API) app.use(path, onlySdkQuery);
  app.route("/", wellKnownRoutes(instance));
  app.route("/", bundleRoutes());
  app.route("/", avatarRoutes());
  app.route("/", clientRoutes(instance));
  app.route("/", signInRoutes(instance));
  app.route("/", signUpRoutes(instance));
  app.route("/", sessionRoutes(instance));
  app.route("/", meRoutes(instance));
  app.route("/", backendRoutes(instance, nonces));
  app.get("/v1/_local/sample_users", (c) => c.json(sampleUsers(instance)));
  app.route("/", controlRoutes(instance));
  app.route("/", pageRoutes(instance));
  app.route("/", refusalRoutes(instance));
  app.route("/", portalRoutes(instance));

  app.notFound((c) => {
    throw notFound(`No endpoint ${c.req.method} ${c.req.path} of the local Clerk instance`);
  });

  app.onError((error, c) => {
    const { status, code, details } = toClerkError(error);
    const { message, longMessage = message, parameter } = details;
    const { method, path } = c.req;
    instance.refusals.add({ method, path: path.slice(0, 200), status, code, reason: reasonFor(details) });
    const meta = parameter === undefined ? {} : { param_name: parameter };
    const errors = [{ code, message, long_message: longMessage, meta }];
    return c.json({ errors, clerk_trace_id: randomId("trace") }, status);
  });

  return app;
}
