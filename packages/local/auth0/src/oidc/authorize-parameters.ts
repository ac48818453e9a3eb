import { type Configuration, errors, type KoaContextWithOIDC } from "oidc-provider";
import { CONNECTION, type TenantContext } from "../tenant";
import { requestedApi } from "./apis";

const notHere = (feature: string): string => `is not supported: this local tenant has no ${feature}`;

/** What Auth0 knows and this tenant does not, each with what Auth0 says where it is switched off. */
const REFUSED: Record<string, string> = {
  organization: "is not allowed for this client",
  invitation: "is not allowed for this client",
  acr_values: notHere("multi-factor authentication"),
  authorization_details: notHere("rich authorization requests"),
  claims: notHere("requests for single claims"),
  connection_scope: notHere("social connections"),
  dpop_jkt: notHere("sender-constrained tokens"),
  session_transfer_token: notHere("native to web single sign-on"),
};

/** Looks at what was sent: the provider drops the parameters that it does not know. */
function refuseWhatIsNotHere({ query }: KoaContextWithOIDC): void {
  for (const [name, reason] of Object.entries(REFUSED)) {
    if (query[name]) throw new errors.InvalidRequest(`parameter ${name} ${reason}`);
  }
  if (query.connection && query.connection !== CONNECTION) {
    throw new errors.InvalidRequest("the connection was not found");
  }
}

/**
 * Puts back the `offline_access` that the provider strips from requests without `prompt=consent` (OpenID Connect
 * Core 1.0, section 11). Auth0 has no such rule: whoever asks for the scope gets a refresh token, unless the API does
 * not allow it.
 */
function settleOfflineAccess(tenant: TenantContext, ctx: KoaContextWithOIDC): void {
  const { params } = ctx.oidc;
  if (!params) return;
  const isAllowed = requestedApi(tenant, ctx)?.allowOfflineAccess ?? true;
  const isAsked = String(ctx.query.scope ?? "")
    .split(" ")
    .includes("offline_access");
  const scopes = [...ctx.oidc.requestParamScopes].filter((scope) => scope !== "offline_access");
  if (isAllowed && isAsked) scopes.push("offline_access");
  params.scope = scopes.length > 0 ? scopes.join(" ") : undefined;
}

/** The parameters of `/authorize` that are Auth0's own or mean something else there: honoured, or refused with the reason. */
export function authorizeParameters(tenant: TenantContext): NonNullable<Configuration["extraParams"]> {
  return {
    // Runs for every request, whether it has the parameter or not.
    screen_hint(ctx) {
      refuseWhatIsNotHere(ctx);
      settleOfflineAccess(tenant, ctx);
    },
    audience({ oidc }, audience) {
      const resource = oidc.params?.resource;
      if (audience !== undefined && resource !== undefined && resource !== audience) {
        throw new errors.InvalidRequest("parameters audience and resource name different APIs");
      }
    },
  };
}
