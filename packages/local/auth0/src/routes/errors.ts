import { errors, type ErrorOut } from "oidc-provider";
import type { Context, Middleware } from "../http/context";
import { isClientGone } from "../http/client-gone";
import { TenantError } from "../http/tenant-error";
import { html } from "@repo/local-kit/html";
import { diskErrorOf } from "../oidc/storage-error";
import { messagePage } from "../pages/message";
import { SPA_CLIENT_ID, type TenantContext, WEB_CLIENT_ID } from "../tenant";
import { sendPage } from "./respond";

const expired = (appUrl: string): TenantError =>
  new TenantError(
    400,
    "This login has expired",
    `It was started in another browser, took over an hour, or is finished already. Log in again from ${appUrl}`,
  );

/** What is known to go wrong besides a `TenantError`. */
function tenantErrorOf(tenant: TenantContext, error: unknown): TenantError | undefined {
  if (error instanceof TenantError) return error;
  if (error instanceof errors.SessionNotFound) return expired(tenant.appUrl);
  const full = diskErrorOf(error);
  // The page ends the hint with a full stop of its own.
  return (
    full && new TenantError(full.status, "The tenant's disk takes no change", full.message.replace(/\.$/, ""))
  );
}

/** What no browser opens: errors are JSON here, whatever the request accepts. */
const isForPrograms = ({ path }: Context): boolean =>
  /^\/(_local|oauth|\.well-known|userinfo)(\/|$)/.test(path);

function sendError(
  { appUrl, clientName, refusals }: TenantContext,
  ctx: Context,
  problem: TenantError,
): void {
  ctx.status = problem.status;
  refusals.note(ctx, problem.status, problem.title, `${problem.hint}.`);
  if (isForPrograms(ctx) || ctx.accepts("json", "html") !== "html") {
    ctx.body = { error: problem.title, error_description: problem.hint };
    return;
  }
  const link = { href: appUrl, text: `Go to ${clientName}` };
  const page = messagePage({ title: problem.title, body: html`<p>${problem.hint}.</p>`, link });
  sendPage(ctx, page, problem.status);
}

/** What the tenant refuses before the provider does, in the form of RFC 6749, section 5.2. */
function sendOAuthError(
  { appUrl, refusals }: TenantContext,
  ctx: Context,
  { error, error_description: reason, statusCode }: errors.OIDCProviderError,
): void {
  // Without it the application's page would see a failed request instead of the reason.
  ctx.vary("Origin");
  if (ctx.get("origin") === appUrl) ctx.set("Access-Control-Allow-Origin", appUrl);
  ctx.status = statusCode;
  ctx.body = { error, error_description: reason };
  refusals.note(ctx, statusCode, error, reason ?? "");
}

/** Turns whatever the routes throw into a page, or JSON for programs; and answers unknown paths. */
export function errorHandling(tenant: TenantContext): Middleware {
  return async (ctx, next) => {
    try {
      await next();
      if (ctx.status === 404 && ctx.body === undefined) {
        throw new TenantError(404, "There is nothing here", `Start at ${tenant.url}`);
      }
    } catch (error) {
      if (error instanceof errors.OIDCProviderError && isForPrograms(ctx)) {
        return sendOAuthError(tenant, ctx, error);
      }
      const known = tenantErrorOf(tenant, error);
      if (known) return sendError(tenant, ctx, known);
      if (isClientGone(error)) return;
      tenant.log(`server error: ${error instanceof Error ? error.stack : String(error)}`);
      const problem = new TenantError(
        500,
        "The tenant failed to answer",
        "Its output in the terminal says why",
      );
      return sendError(tenant, ctx, problem);
    }
  };
}

function explain(
  { appUrl }: TenantContext,
  { error, error_description: reason }: ErrorOut,
): [string, string] {
  if (error === "invalid_redirect_uri") {
    return [
      "Callback URL mismatch",
      `The redirect_uri is not one of the allowed callback URLs: ${appUrl} for the single-page application, ` +
        `${appUrl}/auth/callback for the regular web application`,
    ];
  }
  if (error === "invalid_client") {
    return ["Unknown application", `The client IDs of this tenant are ${SPA_CLIENT_ID} and ${WEB_CLIENT_ID}`];
  }
  return ["This request cannot be answered", `${error}: ${reason ?? "no further details"}`];
}

/** The provider's own errors, where it may not send them back to the application. */
export function renderProviderError(tenant: TenantContext, ctx: Context, out: ErrorOut, error: Error): void {
  if (isForPrograms(ctx)) {
    ctx.body = out;
    return;
  }
  const [title, hint] = explain(tenant, out);
  sendError(tenant, ctx, tenantErrorOf(tenant, error) ?? new TenantError(ctx.status, title, hint));
}
