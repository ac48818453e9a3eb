import { IncomingMessage } from "node:http";
import { BodyTooLarge, readBody } from "@repo/local-kit/body";
import { errors } from "oidc-provider";
import type { Context, Middleware } from "../http/context";
import { recordKey } from "../state/records";
import { storing } from "./storage-error";
import { type Tenant, WEB_CLIENT_ID } from "../tenant";
import { accessTokenId } from "./adapter";
import { userinfoAudience } from "./apis";
import { lifetimesOf, refreshTokenLifetime } from "./lifetimes";

const LIMIT_BYTES = 56 * 1024;
const FORM = "application/x-www-form-urlencoded";

/** What Auth0 could be asked for, and this tenant's applications are not allowed. */
const OTHER_GRANT_TYPES: ReadonlySet<string> = new Set([
  "client_credentials",
  "password",
  "http://auth0.com/oauth/grant-type/password-realm",
  "http://auth0.com/oauth/grant-type/passwordless/otp",
  "http://auth0.com/oauth/grant-type/mfa-otp",
  "http://auth0.com/oauth/grant-type/mfa-oob",
  "http://auth0.com/oauth/grant-type/mfa-recovery-code",
  "urn:auth0:params:oauth:grant-type:token-exchange:federated-connection-access-token",
  "urn:ietf:params:oauth:grant-type:device_code",
  "urn:ietf:params:oauth:grant-type:jwt-bearer",
  "urn:ietf:params:oauth:grant-type:token-exchange",
  "urn:okta:params:oauth:grant-type:webauthn",
  "urn:openid:params:grant-type:ciba",
]);

/** An error that Auth0 answers with another status than RFC 6749, section 5.2. */
function forbidden(error: string, description: string): errors.OIDCProviderError {
  return Object.assign(new errors.CustomOIDCProviderError(error, description), {
    status: 403,
    statusCode: 403,
  });
}

function fieldsOfJson(body: string): URLSearchParams {
  let parsed: unknown;
  try {
    parsed = JSON.parse(body);
  } catch {
    throw new errors.InvalidRequest("the request body is not JSON");
  }
  if (typeof parsed !== "object" || parsed === null || Array.isArray(parsed)) {
    throw new errors.InvalidRequest("the request body must be a JSON object");
  }
  const fields = new URLSearchParams();
  for (const [name, value] of Object.entries(parsed)) {
    if (!["string", "number", "boolean"].includes(typeof value)) {
      throw new errors.InvalidRequest("the values of the request body must be strings");
    }
    fields.append(name, String(value));
  }
  return fields;
}

async function readFields(ctx: Context): Promise<URLSearchParams> {
  let body: string;
  try {
    body = (await readBody(ctx.req, LIMIT_BYTES)).toString("utf8");
  } catch (error) {
    if (!(error instanceof BodyTooLarge)) throw error;
    const status = { status: 413, statusCode: 413 };
    throw Object.assign(new errors.InvalidRequest(`the request body is over ${LIMIT_BYTES} bytes`), status);
  }
  if (ctx.is("application/json")) return fieldsOfJson(body);
  if (body === "" || ctx.is(FORM)) return new URLSearchParams(body);
  throw new errors.InvalidRequest(`send the request body as application/json or ${FORM}`);
}

/** The same request with its fields as a form, the only form that the provider reads. */
function asForm(request: IncomingMessage, fields: URLSearchParams): IncomingMessage {
  const body = Buffer.from(fields.toString());
  const form = new IncomingMessage(request.socket);
  const { "transfer-encoding": _chunked, ...headers } = request.headers;
  Object.assign(form, { method: request.method, url: request.url, complete: true });
  form.headers = { ...headers, "content-type": FORM, "content-length": String(body.length) };
  form.push(body);
  form.push(null);
  return form;
}

/** A code or refresh token is good for the API it was issued for, and no other. */
async function refuseOtherAudience(tenant: Tenant, fields: URLSearchParams): Promise<void> {
  const audience = fields.get("audience");
  if (audience === null) return;
  const { AuthorizationCode, RefreshToken } = tenant.provider;
  const source =
    fields.get("grant_type") === "refresh_token"
      ? await RefreshToken.find(fields.get("refresh_token") ?? "")
      : await AuthorizationCode.find(fields.get("code") ?? "");
  const granted = source?.resource ?? userinfoAudience(tenant);
  if (source === undefined || audience === granted) return;
  throw new errors.InvalidRequest(
    "parameter audience is not supported here: this local tenant has no multi-resource refresh tokens",
  );
}

async function check(tenant: Tenant, ctx: Context, fields: URLSearchParams): Promise<void> {
  if (ctx.path !== "/oauth/token") return;
  if (ctx.get("dpop") !== "") {
    throw new errors.InvalidRequest(
      "header DPoP is not supported: this local tenant has no sender-constrained tokens",
    );
  }
  const grantType = fields.get("grant_type") ?? "";
  if (OTHER_GRANT_TYPES.has(grantType)) {
    throw forbidden("unauthorized_client", `Grant type '${grantType}' not allowed for the client.`);
  }
  if (!["", "authorization_code", "refresh_token"].includes(grantType)) {
    throw forbidden("unsupported_grant_type", `Unsupported grant type: ${grantType}`);
  }
  await refuseOtherAudience(tenant, fields);
}

const MESSAGES: Record<string, string> = {
  // auth0-spa-js recognises this text and falls back to an interactive login.
  refresh_token: "Unknown or invalid refresh token.",
  authorization_code: "Invalid authorization code",
};

/** Auth0's status and words: `invalid_grant` is 403 instead of the 400 of RFC 6749, section 5.2. */
function answerLikeAuth0(ctx: Context): void {
  const body: unknown = ctx.body;
  const error = typeof body === "object" && body !== null && "error" in body ? body.error : undefined;
  if (error === "invalid_grant") {
    const grantType: unknown = ctx.oidc?.params?.grant_type;
    ctx.status = 403;
    ctx.body = { error, error_description: MESSAGES[String(grantType)] ?? "Invalid grant." };
  }
  if (error === "invalid_client") ctx.body = { error: "access_denied", error_description: "Unauthorized" };
}

/** Does what the provider leaves undone of a successful answer, before it is sent. */
async function keepWhatWasIssued(tenant: Tenant, ctx: Context): Promise<void> {
  const body: unknown = ctx.body;
  if (ctx.status !== 200 || typeof body !== "object" || body === null || !("access_token" in body)) return;
  const { AccessToken: access, Client: client, RefreshToken: refresh } = ctx.oidc.entities;
  // The provider forgets the tokens that are JWTs, but at Auth0 they open /userinfo.
  if (access?.format === "jwt" && access.scopes.has("openid")) {
    const { accountId, clientId, grantId, scope, sid } = access;
    const expiresAt = Date.now() + access.expiration * 1000;
    const exp = Math.floor(expiresAt / 1000);
    const key = recordKey("AccessToken", accessTokenId(String(body.access_token)));
    const payload = { kind: "AccessToken", accountId, clientId, grantId, scope, sid, exp };
    storing(() => tenant.records.set(key, { payload, expiresAt }));
  }
  // One that does not rotate is renewed by its use.
  if (refresh && client?.clientId === WEB_CLIENT_ID && ctx.oidc.params?.grant_type === "refresh_token") {
    const lifetimes = lifetimesOf(tenant, refresh.accountId);
    refresh.exp = Math.floor(Date.now() / 1000) + refreshTokenLifetime(lifetimes, refresh.iiat);
    await refresh.save();
  }
}

/** `/oauth/token` and `/oauth/revoke` as Auth0 has them, around the provider's own. */
export function tokenEndpoint(tenant: Tenant): Middleware {
  return async (ctx, next) => {
    if (ctx.method !== "POST" || !["/oauth/token", "/oauth/revoke"].includes(ctx.path)) {
      await next();
      return;
    }
    const fields = await readFields(ctx);
    await check(tenant, ctx, fields);
    ctx.req = ctx.request.req = ctx.response.req = asForm(ctx.req, fields);
    await next();
    answerLikeAuth0(ctx);
    await keepWhatWasIssued(tenant, ctx);
  };
}
