import { Problem } from "./problem";
import type { ApiRequest } from "./route";

// RFC 6750, section 2.1; a token for the deployment is a JWT (RFC 7519, section 3).
const BEARER = /^Bearer +([\w-]+\.[\w-]+\.[\w-]+)$/i;

/** What the API of an app needs to know of it. */
export interface ApiOptions<Context> {
  /** The deployment. */
  url: string;
  /** What its identity provider calls the token that the deployment accepts: "an Auth0 ID token". */
  tokenName: string;
  /** The deployment's token of whoever is signed in on this server; null for nobody. */
  sessionToken: (context: Context) => Promise<string | null>;
}

/** The token in the Authorization header, unverified: the deployment verifies it. @throws Problem 401 */
export function bearerToken({ headers }: ApiRequest, { tokenName }: ApiOptions<never>): string {
  const token = BEARER.exec(headers.get("authorization") ?? "")?.[1];
  if (!token) throw new Problem(401, `Send ${tokenName}: \`Authorization: Bearer <token>\`.`);
  return token;
}

/** The token in the Authorization header or, without that header, of the server's session. @throws Problem 401 */
export async function bearerOrSessionToken<Context>(
  request: ApiRequest,
  context: Context,
  options: ApiOptions<Context>,
): Promise<string> {
  if (request.headers.has("authorization")) return bearerToken(request, options);
  const token = await options.sessionToken(context);
  if (!token)
    throw new Problem(401, `Sign in, or send ${options.tokenName}: \`Authorization: Bearer <token>\`.`);
  return token;
}
