import type { Context, Middleware } from "../http/context";
import { TenantError } from "../http/tenant-error";
import type { Tenant } from "../tenant";

const STATUS = 501;
const CODE = "feature_not_supported";

type Form = "oauth" | "management" | "connections" | "page";

/** What Auth0 has at these paths, and the form in which it answers there. */
const MISSING: readonly { method?: string; path: RegExp; feature: string; form: Form }[] = [
  { path: /^\/api\/v2(\/|$)/, feature: "the Management API", form: "management" },
  { path: /^\/(me|my-org)(\/|$)/, feature: "the My Account and My Organization APIs", form: "management" },
  { path: /^\/dbconnections\//, feature: "the sign-up and change-password API", form: "connections" },
  { path: /^\/passwordless\//, feature: "passwordless login", form: "oauth" },
  { path: /^\/mfa\//, feature: "multi-factor authentication", form: "oauth" },
  { path: /^\/oauth\/par$/, feature: "pushed authorization requests", form: "oauth" },
  { path: /^\/oauth\/device\/code$/, feature: "the device flow", form: "oauth" },
  { path: /^\/(bc-authorize)$/, feature: "client-initiated backchannel authentication", form: "oauth" },
  { path: /^\/oidc\/register$/, feature: "dynamic client registration", form: "oauth" },
  { path: /^\/(co|usernamepassword)\//, feature: "cross-origin authentication", form: "oauth" },
  {
    path: /^\/(delegation|tokeninfo|oauth\/(ro|access_token))$/,
    feature: "the legacy endpoints",
    form: "oauth",
  },
  { path: /^\/scim\//, feature: "provisioning with SCIM", form: "oauth" },
  { method: "POST", path: /^\/authorize$/, feature: "authorization requests as forms", form: "page" },
  { path: /^\/activate$/, feature: "the device flow", form: "page" },
  { path: /^\/(samlp|wsfed)(\/|$)/, feature: "SAML and WS-Federation", form: "page" },
  { path: /^\/login\/callback$/, feature: "social and enterprise connections", form: "page" },
];

const bodies: Record<Exclude<Form, "page">, (message: string) => object> = {
  oauth: (message) => ({ error: CODE, error_description: message }),
  management: (message) => ({ statusCode: STATUS, error: "Not Implemented", message, errorCode: CODE }),
  connections: (message) => ({
    name: "NotImplemented",
    code: CODE,
    description: message,
    statusCode: STATUS,
  }),
};

function answer({ refusals, url }: Tenant, ctx: Context, feature: string, form: Form): void {
  const title = `This local tenant does not have ${feature}`;
  if (form === "page")
    throw new TenantError(STATUS, title, `What it has is in its README; it answers at ${url}`);
  const message = `${title}.`;
  ctx.status = STATUS;
  ctx.body = bodies[form](message);
  refusals.note(ctx, STATUS, CODE, message);
}

/** Names the feature that is missing where Auth0 would have it. */
export function missingFeatures(tenant: Tenant): Middleware {
  return async (ctx, next) => {
    const missing = MISSING.find(
      ({ method = ctx.method, path }) => method === ctx.method && path.test(ctx.path),
    );
    if (missing) answer(tenant, ctx, missing.feature, missing.form);
    else await next();
  };
}
