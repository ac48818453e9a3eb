import type { ClientMetadata } from "oidc-provider";
import { SPA_CLIENT_ID, type TenantContext, WEB_CLIENT_ID } from "../tenant";

/** Auth0's "Allowed Logout URLs", shared by both applications. */
export const allowedLogoutUrls = (appUrl: string): string[] => [appUrl, `${appUrl}/`, `${appUrl}/sign-in`];

/** The tenant's two applications: a single-page application (auth0-react) and a regular web one (nextjs-auth0). */
export function clients({ appUrl, clientName, secrets }: TenantContext): ClientMetadata[] {
  const shared: Omit<ClientMetadata, "client_id"> = {
    client_name: clientName,
    application_type: "web",
    grant_types: ["authorization_code", "refresh_token"],
    response_types: ["code"],
    post_logout_redirect_uris: allowedLogoutUrls(appUrl),
  };
  return [
    {
      ...shared,
      client_id: SPA_CLIENT_ID,
      token_endpoint_auth_method: "none",
      redirect_uris: [appUrl, `${appUrl}/`],
    },
    {
      ...shared,
      client_id: WEB_CLIENT_ID,
      client_secret: secrets.webClientSecret,
      token_endpoint_auth_method: "client_secret_post",
      redirect_uris: [`${appUrl}/auth/callback`],
      backchannel_logout_uri: `${appUrl}/auth/backchannel-logout`,
      backchannel_logout_session_required: true,
    },
  ];
}
