import type { Configuration, FindAccount, KoaContextWithOIDC } from "oidc-provider";
import { renderProviderError } from "../routes/errors";
import { renderLogout, renderLoggedOut } from "../routes/logout";
import { SPA_CLIENT_ID, type TenantContext } from "../tenant";
import { idTokenClaims, userClaims } from "../users/claims";
import { recordsAdapter } from "./adapter";
import { clients } from "./clients";
import { COOKIE_NAMES, COOKIE_OPTIONS } from "./cookies";
import { interactionUrl } from "./interaction-url";

const DAY = 86_400;
const SCOPES = "openid profile email offline_access";

/** First-party applications: a fresh grant for each authorization, hence no consent screen. */
async function grantEverything({ oidc }: KoaContextWithOIDC) {
  const grant = new oidc.provider.Grant({
    clientId: oidc.client?.clientId,
    accountId: oidc.session?.accountId,
  });
  grant.addOIDCScope(SCOPES);
  await grant.save();
  return grant;
}

/**
 * Puts back the `offline_access` that the provider strips from requests without `prompt=consent` (OpenID Connect
 * Core 1.0, section 11). Auth0 has no such rule: whoever asks for the scope gets a refresh token.
 */
function restoreOfflineAccess(ctx: KoaContextWithOIDC): void {
  const { params } = ctx.oidc;
  const asked = String(ctx.query.scope ?? "").split(" ");
  const granted = typeof params?.scope === "string" ? params.scope.split(" ") : [];
  if (params && asked.includes("offline_access") && !granted.includes("offline_access")) {
    params.scope = [...granted, "offline_access"].join(" ");
  }
}

function accounts({ users, url }: TenantContext): FindAccount {
  return (_ctx, sub) => {
    const user = users.bySub(sub);
    if (!user) return undefined;
    return {
      accountId: sub,
      claims: (use) => (use === "id_token" ? idTokenClaims(user, url) : userClaims(user, url)),
    };
  };
}

/** The provider's options that make it answer as an Auth0 tenant does. */
export function configuration(tenant: TenantContext): Configuration {
  const { appUrl, lifetimes, records, secrets, users } = tenant;
  const lifetimesOf = (sub = "") => lifetimes.get(users.bySub(sub)?.email);
  return {
    adapter: recordsAdapter(records),
    clients: clients(tenant),
    jwks: { keys: [secrets.signingKey] },
    enabledJWA: { idTokenSigningAlgValues: ["RS256"] },
    routes: {
      authorization: "/authorize",
      token: "/oauth/token",
      userinfo: "/userinfo",
      jwks: "/.well-known/jwks.json",
      revocation: "/oauth/revoke",
      end_session: "/oidc/logout",
    },
    scopes: SCOPES.split(" "),
    claims: {
      openid: ["sub", "sid", "jti"],
      profile: ["name", "nickname", "given_name", "family_name", "picture", "updated_at"],
      email: ["email", "email_verified"],
    },
    // Auth0 puts profile and email claims into the ID token, not only behind /userinfo.
    conformIdTokenClaims: false,
    findAccount: accounts(tenant),
    responseTypes: ["code"],
    pkce: { required: () => true },
    extraParams: { screen_hint: restoreOfflineAccess },
    loadExistingGrant: grantEverything,
    // Auth0's defaults: a single-page application's refresh tokens rotate, a regular web application's do not.
    rotateRefreshToken: ({ oidc }) => oidc.client?.clientId === SPA_CLIENT_ID,
    expiresWithSession: () => false,
    clientBasedCORS: (_ctx, origin, client) => client.clientId === SPA_CLIENT_ID && origin === appUrl,
    // The provider's own dispatcher refuses loopback addresses, where back-channel logout must go.
    fetch: (input, { method, headers, body, redirect, signal } = {}) =>
      fetch(input, { method, headers, body, redirect, signal }),
    ttl: {
      IdToken: ({ oidc }) => lifetimesOf(oidc.account?.accountId).idToken,
      AccessToken: (_ctx, { accountId }) => lifetimesOf(accountId).accessToken,
      AuthorizationCode: 60,
      Interaction: 3600,
      Session: 3 * DAY,
      RefreshToken: 30 * DAY,
      Grant: 30 * DAY,
    },
    cookies: {
      keys: [secrets.cookieKey],
      names: COOKIE_NAMES,
      long: COOKIE_OPTIONS,
      short: COOKIE_OPTIONS,
    },
    interactions: { url: interactionUrl },
    features: {
      devInteractions: { enabled: false },
      pushedAuthorizationRequests: { enabled: false },
      dPoP: { enabled: false },
      userinfo: { enabled: true },
      revocation: {
        enabled: true,
        allowedPolicy: (_ctx, client, token) => token.clientId === client.clientId,
      },
      webMessageResponseMode: { enabled: true, ack: "individual-draft-01" },
      backchannelLogout: { enabled: true },
      rpInitiatedLogout: {
        enabled: true,
        logoutSource: (ctx, form) => renderLogout(tenant, ctx, form),
        postLogoutSuccessSource: (ctx) => renderLoggedOut(tenant, ctx),
      },
    },
    renderError: (ctx, out, error) => renderProviderError(tenant, ctx, out, error),
  };
}
