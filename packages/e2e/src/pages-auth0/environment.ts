import { read } from "../environment";

/** Where the app and its tenant are. */
export const pagesAuth0Environment = {
  url: read("NEXT_PUBLIC_PAGES_AUTH0_URL"),
  port: read("PAGES_AUTH0_PORT"),
  tenantUrl: withScheme(read("NEXT_PUBLIC_AUTH0_DOMAIN")),
  /** The application that the browser is for the tenant. */
  clientId: read("NEXT_PUBLIC_AUTH0_CLIENT_ID"),
};

/** A real tenant's domain stands alone, as in the dashboard. */
function withScheme(domain: string): string {
  return /^https?:/.test(domain) ? domain : `https://${domain}`;
}
