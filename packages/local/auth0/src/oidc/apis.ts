import { type Configuration, errors, type KoaContextWithOIDC } from "oidc-provider";
import type { TenantContext } from "../tenant";
import type { Api } from "./api-schema";
import type { User } from "../users/directory";

/** The scopes of OpenID Connect that the tenant knows. */
export const OIDC_SCOPES = ["openid", "profile", "email", "offline_access"];

/** The audience that stands for no API at all: every access token opens /userinfo. */
export const userinfoAudience = ({ issuer }: TenantContext): string => `${issuer}userinfo`;

/** What a user may do at an API, or undefined where everybody may everything. */
export function permissionsOf(api: Api, user: User | undefined): string[] | undefined {
  return api.permissions && (api.permissions[user?.email ?? ""] ?? []);
}

/** The API of an identifier. Throws what Auth0 answers when there is none. */
function requireApi({ apis }: TenantContext, identifier: string): Api {
  const api = apis.find((candidate) => candidate.identifier === identifier);
  if (!api) throw new errors.AccessDenied(`Service not found: ${identifier}`);
  return api;
}

/** The API that an authorization request is for, if it is for one. */
export function requestedApi(tenant: TenantContext, { oidc }: KoaContextWithOIDC): Api | undefined {
  const [identifier] = Object.keys(oidc.resourceServers ?? {});
  return identifier === undefined ? undefined : requireApi(tenant, identifier);
}

type ResourceIndicators = NonNullable<NonNullable<Configuration["features"]>["resourceIndicators"]>;

/** Auth0's `audience` is the resource indicator of RFC 8707 by another name. */
export function resourceIndicators(tenant: TenantContext): ResourceIndicators {
  return {
    enabled: true,
    defaultResource({ oidc }, _client, oneOf) {
      // More than one is refused by the provider in its own words.
      if (oneOf) return oneOf;
      const audience = oidc.params?.audience;
      if (typeof audience !== "string" || audience === userinfoAudience(tenant)) return undefined;
      return requireApi(tenant, audience).identifier;
    },
    getResourceServerInfo(_ctx, identifier) {
      const { scopes, tokenLifetime } = requireApi(tenant, identifier);
      return {
        // At Auth0 the scopes of OpenID Connect stand beside the API's own: one token opens the API and /userinfo.
        scope: [...OIDC_SCOPES, ...scopes].join(" "),
        accessTokenFormat: "jwt",
        accessTokenTTL: tokenLifetime,
        jwt: { sign: { alg: "RS256" } },
      };
    },
    useGrantedResource: () => true,
  };
}

type JwtCustomizer = NonNullable<NonNullable<NonNullable<Configuration["formats"]>["customizers"]>["jwt"]>;

/** Gives access tokens the claims of Auth0's own profile (auth0.com/docs/secure/tokens/access-tokens/access-token-profiles). */
export function auth0Profile(tenant: TenantContext): JwtCustomizer {
  return (_ctx, token, jwt) => {
    const { aud, client_id: azp, jti: _jti, ...claims } = jwt.payload;
    const user = "accountId" in token ? tenant.users.bySub(token.accountId) : undefined;
    const permissions = permissionsOf(requireApi(tenant, String(aud)), user);
    jwt.header = { typ: "JWT" };
    jwt.payload = {
      ...claims,
      aud: token.scopes.has("openid") ? [aud, userinfoAudience(tenant)] : aud,
      azp,
      ...(permissions && { permissions }),
    };
  };
}
