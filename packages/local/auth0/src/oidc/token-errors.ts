import type Provider from "oidc-provider";

const MESSAGES: Record<string, string> = {
  // auth0-spa-js recognises this text and falls back to an interactive login.
  refresh_token: "Unknown or invalid refresh token.",
  authorization_code: "Invalid authorization code",
};

const isInvalidGrant = (body: unknown): boolean =>
  typeof body === "object" && body !== null && "error" in body && body.error === "invalid_grant";

/** Gives `invalid_grant` Auth0's status, 403 instead of the 400 of RFC 6749 section 5.2, and Auth0's words. */
export function answerTokenErrorsLikeAuth0(provider: Provider): void {
  provider.use(async (ctx, next) => {
    await next();
    if (ctx.path !== "/oauth/token" || !isInvalidGrant(ctx.body)) return;
    const grantType: unknown = ctx.oidc?.params?.grant_type;
    ctx.status = 403;
    ctx.body = {
      error: "invalid_grant",
      error_description: (typeof grantType === "string" && MESSAGES[grantType]) || "Invalid grant.",
    };
  });
}
