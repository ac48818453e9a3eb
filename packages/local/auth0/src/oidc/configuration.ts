import type { Configuration, FindAccount, KoaContextWithOIDC } from "oidc-provider";
import { renderProviderError } from "../routes/errors";
import { renderLogout, renderLoggedOut } from "../routes/logout";
import { SPA_CLIENT_ID, type TenantContext } from "../tenant";
import { idTokenClaims, userClaims } from "../users/claims";
import { recordsAdapter } from "./adapter";
import { auth0Profile, OIDC_SCOPES, permissionsOf, requestedApi, resourceIndicators } from "./apis";
import { authorizeParameters } from "./authorize-parameters";
import { clients } from "./clients";
import { COOKIE_NAMES, COOKIE_OPTIONS } from "./cookies";
import { interactionUrl } from "./interaction-url";
import { providerLifetimes } from "./lifetimes";

/**
 * First-party applications: a fresh grant for each authorization, hence no consent screen. What a user may not do at an
 * API is left out without a word, as Auth0 does.
 */
async function grantWhatIsAllowed(tenant: TenantContext, ctx: KoaContextWithOIDC) {
  const { oidc } = ctx;
  const accountId = oidc.session?.accountId;
  const grant = new oidc.provider.Grant({ clientId: oidc.client?.clientId, accountId });
  grant.addOIDCScope(OIDC_SCOPES);
  const api = requestedApi(tenant, ctx);
  if (api) {
    const allowed = permissionsOf(api, tenant.users.bySub(accountId ?? "")) ?? api.scopes;
    const denied = api.scopes.filter((scope) => !allowed.includes(scope));
    grant.addResourceScope(api.identifier, [...OIDC_SCOPES, ...allowed]);
    // Said, or the provider would ask for consent to it.
    if (denied.length > 0) grant.rejectResourceScope(api.identifier, denied);
  }
  await grant.save();
  return grant;
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
  const { appUrl, records, secrets } = tenant;
  return {
    adapter: recordsAdapter(records),
    clients: clients(tenant),
    jwks: { keys: [secrets.signingKey] },
    // The applications have secrets, and no keys: discovery names what they may do.
    clientAuthMethods: ["client_secret_basic", "client_secret_post", "none"],
    enabledJWA: { idTokenSigningAlgValues: ["RS256"] },
    routes: {
      authorization: "/authorize",
      token: "/oauth/token",
      userinfo: "/userinfo",
      jwks: "/.well-known/jwks.json",
      revocation: "/oauth/revoke",
      end_session: "/oidc/logout",
    },
    scopes: OIDC_SCOPES,
    claims: {
      openid: ["sub", "sid", "jti"],
      profile: ["name", "nickname", "given_name", "family_name", "picture", "updated_at"],
      email: ["email", "email_verified"],
    },
    // Auth0 puts profile and email claims into the ID token, not only behind /userinfo.
    conformIdTokenClaims: false,
    findAccount: accounts(tenant),
    responseTypes: ["code"],
    extraParams: authorizeParameters(tenant),
    loadExistingGrant: (ctx) => grantWhatIsAllowed(tenant, ctx),
    formats: { customizers: { jwt: auth0Profile(tenant) } },
    // Auth0's defaults: a single-page application's refresh tokens rotate, a regular web application's do not.
    rotateRefreshToken: ({ oidc }) => oidc.client?.clientId === SPA_CLIENT_ID,
    expiresWithSession: () => false,
    clientBasedCORS: (_ctx, origin, client) => client.clientId === SPA_CLIENT_ID && origin === appUrl,
    // The provider's own dispatcher refuses loopback addresses, where back-channel logout must go.
    fetch: (input, { method, headers, body, redirect, signal } = {}) =>
      fetch(input, { method, headers, body, redirect, signal }),
    ttl: providerLifetimes(tenant),
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
      resourceIndicators: resourceIndicators(tenant),
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
